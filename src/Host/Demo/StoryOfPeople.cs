using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Communities;
using Coordination.Host.People;
using Coordination.Host.Storage;

namespace Coordination.Host.Demo;

/// <summary>How a community of the demo begins, and who joins it.</summary>
public sealed partial class DemoScript
{
    private string Founder => cast[0].Key;
    private bool ByApplication { get; set; }

    public static Clause Rule(string id, string parameter, string words, params string[] codes) =>
        new(new(id), parameter, Codes: codes, Words: [new("en", words)]);
    public static Clause Rule(string id, string parameter, int number, string unit, string words) =>
        new(new(id), parameter, number, unit, Words: [new("en", words)]);
    public static string[] Codes(params string[] wards) => [.. wards.Select(w => In(w).Ward)];

    public void Founds(string when, params IReadOnlyList<Clause> clauses)
    {
        var founder = Person(Founder);
        var founding = new FoundCommunity(Community, code, name, Zone, founder, clauses);
        ByApplication = new Charter(1, clauses).Of(JoinCommunity.Joining).Value == "application";
        steps.Add(new("found", At(when), founder, CommunitiesFeature.FoundCommunity, new(Channel.Web),
            async context => CommunityRoutes.Founding(founding, await AccountAsync(context, cast[0]))));
    }

    /// <summary>People with an account join; a coordinator records the others. Roles are given an hour later.</summary>
    public void Joins(string when, params IReadOnlyList<string> keys)
    {
        foreach (var (member, i) in keys.Select((key, i) => (Of(key), i)))
        {
            var person = Person(member.Key);
            if (!member.HasAccount)
            {
                steps.Add(new("record/" + member.Key, At(when, 20 * i), Person(Coordinator("record/" + member.Key)),
                    PeopleFeature.RecordPerson, new(member.Reached),
                    async context =>
                        Plan.Start(person.Value, new RecordPerson(person)) with
                        { SideRows = [await context.ContactAsync(person, member.Name, member.Phone)] }));
                continue;
            }
            AsksToJoin(At(when, 20 * i), member);
            if (ByApplication)
                Stewards("accept/" + member.Key, At(when, 20 * i + 40), PeopleFeature.AcceptMember,
                    Plan.On(Membership.Stream, person.Value, new AcceptMember()));
            foreach (var role in member.Roles.Where(r => r is not Role.Steward))
                Stewards($"grant/{member.Key}/{role}", At(when, 20 * i + 60), PeopleFeature.GrantRole,
                    Plan.On(Membership.Stream, person.Value, new GrantRole(role)));
            if (member.Roles.Contains(Role.Steward))
                Stewards("appoint/" + member.Key, At(when, 20 * i + 80), PeopleFeature.AppointSteward,
                    PeopleRoutes.AppointSteward(Community, person, signsIn: true));
        }
    }

    /// <summary>From now on the members decide on the rules.</summary>
    public void Constitutes(string when) => Stewards("constitute", At(when), PeopleFeature.ConstituteCommunity,
        Plan.On(Domain.Communities.Community.Stream, Community.Value, new Constitute(Constitute.FewestFounders)));

    /// <summary>A steward proposes that the community ends in a month, and calls it off before another agrees.</summary>
    public void DoubtsThatItGoesOn(string when, string until)
    {
        Stewards("end/proposed", At(when), CommunitiesFeature.EndCommunity, Plan.On(Domain.Communities.Community.Stream, Community.Value,
            new ProposeWindDown(EndingCause.TooFewPeople, anchor.AddMonths(1))));
        Stewards("end/called-off", At(until), CommunitiesFeature.EndCommunity,
            Plan.On(Domain.Communities.Community.Stream, Community.Value, new CallOffWindDown()));
    }

    /// <summary>If people have to apply, the steward has not answered yet.</summary>
    public void AsksToJoin(string when, string key) => AsksToJoin(At(when), Of(key));

    private void AsksToJoin(DateTimeOffset at, DemoCast member)
    {
        var person = Person(member.Key);
        steps.Add(new("join/" + member.Key, at, person, PeopleFeature.JoinCommunity, new(Channel.Web), async context =>
            PeopleRoutes.Joining(new(person)) with { SideRows = await AccountAsync(context, member) }));
    }

    private void Stewards(string step, DateTimeOffset at, Permission permission, Plan plan) =>
        steps.Add(new(step, at, Person(Founder), permission, new(Channel.Web), _ => new(plan)));

    private async ValueTask<IReadOnlyList<SideRow>> AccountAsync(StepContext context, DemoCast member) =>
    [
        context.Known(Person(member.Key)),
        await context.ContactAsync(Person(member.Key), member.Name, member.Phone, $"{member.Key}@people.example"),
    ];
}
