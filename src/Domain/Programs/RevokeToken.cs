using Coordination.Domain.Kernel;

namespace Coordination.Domain.Programs;

/// <summary>The program is not let in any more, although it still holds its token.</summary>
public sealed record RevokeToken : ICommand<RegisteredProgram, ProgramEvent>
{
    public Decision<ProgramEvent> Decide(RegisteredProgram state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        { IsRevoked: true } => [],
        _ => [new TokenRevoked(state.Id)],
    };
}
