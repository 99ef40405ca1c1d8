using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Stories;

namespace Coordination.Host.People;

/// <summary>Declares the sentences for the events of a membership.</summary>
public static class MembershipSentences
{
    /// <summary>Events whose sentences name more than the person.</summary>
    private static readonly Type[] withMore =
    [
        typeof(RoleGranted), typeof(RoleLapsed), typeof(RoleRevoked), typeof(VettingSeen), typeof(ChangeAsked), typeof(ChangeConfirmed),
        typeof(ChangeDropped),
    ];

    public static void DeclareMembershipEvents(this FeatureBuilder it)
    {
        it.Event<RoleGranted>((e, says) => [says.Name(e.Person), e.Role.Coded("role")]);
        it.Event<RoleLapsed>((e, says) => [says.Name(e.Person), e.Role.Coded("role")]);
        it.Event<RoleRevoked>((e, says) => [says.Name(e.Person), e.Role.Coded("role")]);
        it.Event<VettingSeen>((e, says) => [says.Name(e.Person), e.Role.Coded("role")]);
        it.Event<ChangeAsked>((e, says) => [says.Name(e.Person), e.Change.Coded("asked-change")]);
        it.Event<ChangeConfirmed>((e, says) => [says.Name(e.Person), e.Change.Coded("asked-change")]);
        it.Event<ChangeDropped>((e, says) => [says.Name(e.Person), e.Change.Coded("asked-change")]);
        foreach (var kind in EventNames.All.Where(k => typeof(MembershipEvent).IsAssignableFrom(k.Type) && !withMore.Contains(k.Type)))
            it.Add(new EventDeclaration(kind.Type, "circle-dot", EventTone.Plain,
                (happened, says) => [says.Name(kind.Subjects(happened).First())]));
    }
}
