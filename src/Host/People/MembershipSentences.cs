using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Stories;

namespace Coordination.Host.People;

/// <summary>Declares the sentences for the events of a membership.</summary>
public static class MembershipSentences
{
    private static readonly Type[] withRole = [typeof(RoleGranted), typeof(RoleLapsed), typeof(RoleRevoked), typeof(VettingSeen)];

    public static void DeclareMembershipEvents(this FeatureBuilder it)
    {
        it.Event<RoleGranted>((e, says) => [says.Name(e.Person), e.Role.Coded("role")]);
        it.Event<RoleLapsed>((e, says) => [says.Name(e.Person), e.Role.Coded("role")]);
        it.Event<RoleRevoked>((e, says) => [says.Name(e.Person), e.Role.Coded("role")]);
        it.Event<VettingSeen>((e, says) => [says.Name(e.Person), e.Role.Coded("role")]);
        foreach (var kind in EventNames.All.Where(k => typeof(MembershipEvent).IsAssignableFrom(k.Type) && !withRole.Contains(k.Type)))
            it.Add(new EventDeclaration(kind.Type, "circle-dot", EventTone.Plain,
                (happened, says) => [says.Name(kind.Subjects(happened).First())]));
    }
}
