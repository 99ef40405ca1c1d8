using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Communities;
using Coordination.Host.Matches;
using Coordination.Host.People;
using Coordination.Host.Programs;
using Coordination.Host.Requests;
using Coordination.Integration.Walks;

namespace Coordination.Integration.Programs;

public sealed class JudgingByScopes
{
    private static readonly Scope[] every = Enum.GetValues<Scope>();
    private static readonly Permission[] permissions = [.. DeclaredRights.Rules.Select(rule => rule.Permission)];

    [Fact]
    public void Without_a_scope_nothing_is_allowed() =>
        permissions.Should().NotBeEmpty().And.OnlyContain(permission => DeclaredRights.Table.Can(new HashSet<Scope>(), permission) != null);

    [Fact]
    public void Taking_a_scope_away_never_grants()
    {
        for (var some = 0; some < 1 << every.Length; some++)
        {
            var scopes = every.Where((_, i) => (some >> i & 1) == 1).ToHashSet();
            var allowed = Allowed(scopes);
            foreach (var taken in scopes) Allowed([.. scopes.Except([taken])]).Except(allowed).Should().BeEmpty();
        }
    }

    [Fact]
    public void No_scope_decides_about_people_promises_or_other_programs()
    {
        Permission[] never =
        [
            CommunitiesFeature.FoundCommunity, PeopleFeature.JoinCommunity, PeopleFeature.AcceptMember, PeopleFeature.GrantRole,
            PeopleFeature.RecordPerson, ProgramsFeature.IssueToken, ProgramsFeature.RevokeToken, ProgramsFeature.SeePrograms,
            MatchesFeature.ProposeMatch, MatchesFeature.AcceptMatch, RequestsFeature.CloseAsUnmet, Permission.SeeOwn,
        ];
        never.Should().OnlyContain(permission => DeclaredRights.Table.Can(every.ToHashSet(), permission) != null);
    }

    [Fact]
    public void Names_words_and_contact_have_scopes_of_their_own()
    {
        foreach (var (permission, scope) in ((Permission, Scope)[])[(Permission.OpenNames, Scope.OpenNames),
            (Permission.OpenWords, Scope.OpenWords), (Permission.OpenContact, Scope.OpenContact)])
            DeclaredRights.Table.Can(every.Except([scope]).ToHashSet(), permission).Should().NotBeNull();
    }

    private static HashSet<Permission> Allowed(HashSet<Scope> scopes) =>
        [.. permissions.Where(permission => DeclaredRights.Table.Can(scopes, permission) is null)];
}
