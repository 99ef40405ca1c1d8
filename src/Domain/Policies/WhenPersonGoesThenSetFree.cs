using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Domain.Policies;

/// <summary>
/// When a member leaves, nobody waits for their help any more; when somebody has died, nobody comes to help them either. What they asked
/// for stays open where they only left.
/// </summary>
public static class WhenPersonGoesThenSetFree
{
    public static IReadOnlyList<Type> Watches { get; } = [typeof(MemberLeft), typeof(MarkedDeceased)];

    /// <summary>Who goes, and whether for good; null for anything else.</summary>
    public static (PersonId Person, bool HasDied)? Then(object happened) => happened switch
    {
        MemberLeft e => (e.Person, false),
        MarkedDeceased e => (e.Person, true),
        _ => null,
    };
}
