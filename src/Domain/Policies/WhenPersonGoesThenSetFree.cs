using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Domain.Policies;

/// <summary>
/// When a member leaves or has died, their offers are withdrawn, the matches in which they help are dissolved, and their places in sessions
/// to come are free. When somebody has died,
/// their requests end as well; the requests of a member who only left stay open.
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
