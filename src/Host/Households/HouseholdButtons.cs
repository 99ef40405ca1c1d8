using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.Households;

/// <summary>
/// What the reader can say of the home of a person: on their own page themself, on that of another what the person told them.
/// </summary>
/// <param name="SignsIn">Whether somebody signs in as the person, and so says it themself.</param>
public sealed record HouseholdButtons(Viewer Viewer, Membership Person, string Page, bool SignsIn)
{
    private bool IsOwn => Viewer.Is(Person.Id);
    private PersonId? For => IsOwn ? null : Person.Id;
    private string Of => IsOwn ? "mine" : "theirs";
    private string Href => Links.Person(Viewer.Caller.Code, Person.Id.ToString());

    /// <summary>For somebody under 18 a parent agrees with whom they live.</summary>
    public Authority Authority => Person.IsMinor ? Authority.Parental : Authority.VerbalConsent;

    /// <summary>The answers to somebody who says that they live with the person.</summary>
    public IEnumerable<PossibleButton> Answers(PersonId asking) =>
    [
        new(With("share-household", $"household.yes-{Of}", asking, Authority), new(HouseholdsFeature.ShareHousehold, Sharing(asking), For)
        {
            Authority = Authority,
        }),
        Denial(asking, $"household.no-{Of}"),
    ];

    /// <summary>The person does not live with the other of whom they said so.</summary>
    public PossibleButton TakeBack(PersonId other) => Denial(other, $"household.take-back-{Of}");

    public PossibleButton Leave() =>
        new(Buttons.To(Links.Do(Href, "leave-household"), new($"household.leave-{Of}"), Page, Spoken(Authority.VerbalConsent)),
            new(HouseholdsFeature.ManageHousehold, HouseholdRoutes.Leaving(Person.Id.Value), For));

    /// <summary>Somebody at risk says that another does not live with them any more.</summary>
    public PossibleButton PutOut(PersonId other) =>
        new(Buttons.To(Links.Do(Links.Person(Viewer.Caller.Code, other.ToString()), "leave-household"), new("household.put-out"), Page),
            new(HouseholdsFeature.ManageHousehold, HouseholdRoutes.Leaving(other.Value)));

    public PossibleCommand Describing(HouseholdId home) => new(HouseholdsFeature.ManageHousehold,
        Plan.On(Household.Stream, home.Value, new DescribeHousehold(Person.Id, CommandPreviews.Unsaid)), For);

    /// <summary>Stands for taking down with whom the person lives, whoever it is.</summary>
    public PossibleCommand Saying(bool isAtRisk) => new(HouseholdsFeature.ShareHousehold, Plan.On(Membership.Stream, Person.Id.Value,
        new AskHousehold(new(Guid.NewGuid()), isAtRisk || SignsIn)), For)
    { Authority = Authority };

    private PossibleButton Denial(PersonId other, string says) => new(With("deny-household", says, other, Authority.VerbalConsent),
        new(HouseholdsFeature.ManageHousehold, HouseholdRoutes.Denying(Person.Id.Value, other), For));

    private Plan Sharing(PersonId other) => HouseholdRoutes.Sharing(Person.Id.Value, other, new(Guid.NewGuid()), SignsIn);

    private Button With(string verb, string says, PersonId other, Authority authority) => Buttons.To(Links.Do(Href, verb),
        new(says), Page, [("with", other.ToString()), .. Spoken(authority)]);

    private IEnumerable<(string, string)> Spoken(Authority authority) => IsOwn ? [] : Buttons.For(Person.Id, authority);
}
