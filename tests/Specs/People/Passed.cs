using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

/// <summary>The system records what passed between a community and a person, as of the instant it was due.</summary>
public static class Passed
{
    public static PassDeadline<Membership, MembershipEvent> Of(string code) => new(MembershipDeadlines.All, code);

    /// <param name="now">When it is recorded; at once when absent.</param>
    public static Circumstances At(DateTimeOffset due, DateTimeOffset? now = null) =>
        Any.BySystem with { Now = now ?? due, OccurredAt = due };
}
