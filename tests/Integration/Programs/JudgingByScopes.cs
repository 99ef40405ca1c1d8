using Coordination.Domain.Programs;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;

namespace Coordination.Integration.Programs;

public sealed class JudgingByScopes
{
    private static readonly Scope[] every = Enum.GetValues<Scope>();
    private static readonly Permission[] acts = Enum.GetValues<Permission>();

    [Fact]
    public void Without_a_scope_nothing_is_allowed() =>
        acts.Should().OnlyContain(act => ScopedPermissions.Can(new HashSet<Scope>(), act) != null);

    [Fact]
    public void Taking_a_scope_away_never_grants()
    {
        for (var some = 0; some < 1 << every.Length; some++)
        {
            var scopes = every.Where((_, i) => (some >> i & 1) == 1).ToHashSet();
            var allowed = acts.Where(a => ScopedPermissions.Can(scopes, a) is null).ToHashSet();
            foreach (var taken in scopes)
                acts.Where(a => ScopedPermissions.Can(scopes.Except([taken]).ToHashSet(), a) is null).Except(allowed).Should().BeEmpty();
        }
    }

    [Fact]
    public void No_scope_decides_about_people_promises_or_other_programs()
    {
        Permission[] never = [Permission.FoundCommunity, Permission.JoinCommunity, Permission.AcceptMember, Permission.GrantRole,
            Permission.RecordPerson, Permission.IssueToken, Permission.RevokeToken, Permission.SeePrograms, Permission.ProposeMatch,
            Permission.AnswerMatch, Permission.CloseAsUnmet, Permission.SeeOwn];
        never.Should().OnlyContain(act => ScopedPermissions.Can(every.ToHashSet(), act) != null);
    }

    [Fact]
    public void Names_words_and_contact_have_scopes_of_their_own()
    {
        foreach (var (act, scope) in ((Permission, Scope)[])[(Permission.OpenNames, Scope.OpenNames),
            (Permission.OpenWords, Scope.OpenWords), (Permission.OpenContact, Scope.OpenContact)])
            ScopedPermissions.Can(every.Except([scope]).ToHashSet(), act).Should().NotBeNull();
    }
}
