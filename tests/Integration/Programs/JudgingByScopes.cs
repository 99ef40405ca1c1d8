using Coordination.Domain.Programs;
using Coordination.Host.Wiring;

namespace Coordination.Integration.Programs;

public sealed class JudgingByScopes
{
    private static readonly Scope[] every = Enum.GetValues<Scope>();
    private static readonly Act[] acts = Enum.GetValues<Act>();

    [Fact]
    public void Without_a_scope_nothing_is_allowed() => acts.Should().OnlyContain(act => ScopedActs.Can(new HashSet<Scope>(), act) != null);

    [Fact]
    public void Taking_a_scope_away_never_grants()
    {
        for (var some = 0; some < 1 << every.Length; some++)
        {
            var scopes = every.Where((_, i) => (some >> i & 1) == 1).ToHashSet();
            var allowed = acts.Where(a => ScopedActs.Can(scopes, a) is null).ToHashSet();
            foreach (var taken in scopes)
                acts.Where(a => ScopedActs.Can(scopes.Except([taken]).ToHashSet(), a) is null).Except(allowed).Should().BeEmpty();
        }
    }

    [Fact]
    public void No_scope_decides_about_people_promises_or_other_programs()
    {
        Act[] never = [Act.FoundCommunity, Act.JoinCommunity, Act.AcceptMember, Act.GrantRole, Act.RecordPerson, Act.IssueToken, Act.RevokeToken, Act.SeePrograms, Act.ProposeMatch, Act.AnswerMatch, Act.CloseAsUnmet, Act.SeeOwn];
        never.Should().OnlyContain(act => ScopedActs.Can(every.ToHashSet(), act) != null);
    }

    [Fact]
    public void Names_words_and_contact_have_scopes_of_their_own()
    {
        foreach (var (act, scope) in ((Act, Scope)[])[(Act.OpenNames, Scope.OpenNames), (Act.OpenWords, Scope.OpenWords), (Act.OpenContact, Scope.OpenContact)])
            ScopedActs.Can(every.Except([scope]).ToHashSet(), act).Should().NotBeNull();
    }
}
