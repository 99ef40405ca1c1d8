using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Demo;

/// <summary>One step of a story: when it happens, who gives the command, through which channel, and the command itself.</summary>
/// <param name="Name">Unique within its story. Everything random about the step is derived from it.</param>
/// <param name="RefusedAs">The code of the expected refusal, if the step is to be refused.</param>
public sealed record DemoStep(string Name, DateTimeOffset At, PersonId By, Permission Permission, Account Account,
    Func<StepContext, ValueTask<Plan>> Plan, string? RefusedAs = null)
{
    /// <summary>The name of the operation; only what may need a review names it.</summary>
    public string? Operation { get; init; }
}
