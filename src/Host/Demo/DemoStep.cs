using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Demo;

/// <summary>One thing somebody does in a story: when, by whom, how it came in, and the command it is.</summary>
/// <param name="Name">Unique within its story; everything drawn by chance for it is drawn from this.</param>
/// <param name="RefusedAs">The code of the refusal that belongs to the story, where it is one.</param>
public sealed record DemoStep(string Name, DateTimeOffset At, PersonId By, Permission Permission, Account Account, Func<Telling,
    ValueTask<Plan>> Plan, string? RefusedAs = null);
