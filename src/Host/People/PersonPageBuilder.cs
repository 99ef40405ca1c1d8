using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.People;

/// <summary>Builds the page of a person as one reader may see them. Each look is logged first.</summary>
public sealed class PersonPageBuilder(Opening opening, NameDisclosures disclosures, StoryBuilder stories, StoredFacts facts,
    Invitations invitations, Folds folds, PageParts parts, Logins logins)
{
    public async ValueTask<PersonModel> BuildAsync(Viewer viewer, Membership member, Typed typed, long? before)
    {
        var isOwn = member.Id == viewer.Person;
        var page = isOwn ? Links.MyData(viewer.Caller.Code) : Links.Person(viewer.Caller.Code, member.Id.ToString());
        var story = await facts.OfStreamAsync(viewer.In, member.Id.Value, before, viewer.Cancellation);
        var gathered = await stories.GatherAsync(viewer.In, Story.Visible(viewer, story.Facts), viewer.Cancellation);
        var disclosure = await disclosures.OpenAsync(viewer, [],
            [.. gathered.People, member.Id, .. member.MergedInto is { } kept ? new[] { kept } : [], .. HoldersOf(member)],
            declared: gathered.Values);
        var (mayReach, purpose) = await PersonData.MayReachAsync(viewer, member.Id);
        var contact = mayReach ? await opening.ContactAsync(viewer, member.Id, purpose) : null;
        var hasAccount = await logins.AnyOfAsync(viewer.In, member.Id, viewer.Cancellation);
        var authorities = AuthorityForm.Acceptable(viewer, member);
        var near = await NearAsync(viewer, member, contact);
        var names = await opening.NamesAsync(viewer, [.. near.Select(o => o.Who.Id)]);
        var signIn = new HashSet<PersonId>();
        foreach (var (other, _) in near) if (await logins.AnyOfAsync(viewer.In, other.Id, viewer.Cancellation)) signIn.Add(other.Id);

        IReadOnlyList<(string, Opened)> Named(IEnumerable<(Membership Who, bool LivesThere)> people) =>
            [.. people.Select(o => (o.Who.Id.ToString(), new Opened(
                $"{o.Who.Id}/{ContactField.Name.Code()}/{NameDisclosure.InVault}", names.GetValueOrDefault(o.Who.Id)?.Value)))];

        return new(viewer.Caller.Code, member.Id.ToString(), disclosure.NameOf(member.Id), member.Standing.Code(),
            [.. member.RolesAt(viewer.Now).Where(r => r is not (Role.Person or Role.Member)).Order().Select(r => r.Code())],
            [.. PersonButtons.Usual(viewer, member)],
            new(viewer.Accepts(PeopleFeature.AcceptMember, member, new DeclineApplicant(CommandPreviews.Unsaid)))
            {
                MayAnswer = viewer.Accepts(PeopleFeature.ManageOwn, member, new AnswerQuestion(CommandPreviews.Unsaid)),
                Grantable = [.. PersonButtons.Grantable(viewer, member).Select(r => r.Code())],
                Revocable = [.. PersonButtons.Revocable(viewer, member).Select(r => r.Code())],
                Worded = [.. PersonButtons.Worded(viewer, member)],
                Alike = Named(near.Where(o => !o.LivesThere && viewer.Accepts(PeopleFeature.MergeRecords, member,
                    new MergeRecord(o.Who, CommandPreviews.Unsaid, hasAccount || signIn.Contains(o.Who.Id))))),
                Authorities = [.. authorities.Select(a => a.Code())],
                Holders = authorities.Count == 0 ? [] : Named(near.Where(o => o.Who is { IsMinor: false, MayBegin: null })),
            })
        {
            Rare = [.. PersonButtons.Rare(viewer, member, hasAccount)],
            Asked = [.. member.AsOf(viewer.Now).Asked.OrderBy(a => a.Key).Select(a => (a.Key.Code(), a.Value.From, a.Value.IsConfirmed))],
            Authorities = [.. member.Authorities.Values.Where(a => viewer.Now < a.Until).OrderBy(a => a.Authority)
                .Select(a => (a.Authority.Code(), a.Holder is { } holder ? disclosure.NameOf(holder) : null, a.Until))],
            AddRequestHref = viewer.May(PeopleFeature.RecordPerson) && !isOwn && member.MayBegin is null
                ? $"{Links.AddByPhone(viewer.Caller.Code)}?person={member.Id}" : null,
            Contact = contact is null ? null
                : [.. contact.OrderBy(c => c.Key)
                .Select(c => new KnownDetail(c.Key.Code(), disclosure.InTheVault(member.Id, c.Key, c.Value)))],
            IsAddressHidden = member.IsAddressRestricted && !isOwn,
            IsMinor = member.IsMinor,
            MergedInto = member.MergedInto is { } into ? (disclosure.NameOf(into), Links.Person(viewer.Caller.Code, into.ToString()))
                : null,
            Until = member.Until,
            Invitation = PersonData.MayHandOver(viewer, member) ? await invitations.OfAsync(viewer.In, member, viewer.Cancellation) : null,
            Vettings = [.. member.Vettings.OrderBy(v => v.Key)
                .Select(v => new KnownVetting(v.Key.Code(), v.Value.Level.Code(), v.Value.Until, v.Value.Until <= viewer.Now))],
            Parts = await parts.BuildAsync(new PartContext<Membership>(viewer, member, page, typed, IsOpened: true)),
            Story = stories.Of(story, gathered, disclosure, page),
            Typed = typed,
        };
    }

    private static IEnumerable<PersonId> HoldersOf(Membership member) =>
        member.Authorities.Values.Select(a => a.Holder).OfType<PersonId>();

    /// <summary>
    /// Others of the same name or number, who may be the same person, and those who live with them, who may speak for them.
    /// </summary>
    private async ValueTask<IReadOnlyList<(Membership Who, bool LivesThere)>> NearAsync(
        Viewer viewer, Membership member, IReadOnlyDictionary<ContactField, PersonalValue>? contact)
    {
        if (member.Id == viewer.Person) return [];
        var alike = contact is not null && viewer.May(PeopleFeature.MergeRecords)
            ? await PersonData.AlikeAsync(viewer, member.Id, contact) : [];
        var home = member.Household is { } household && viewer.May(PeopleFeature.SeeAuthority)
            ? (await folds.FoldAsync(Household.Stream, viewer.In, household.Value, viewer.Cancellation)).State?.People ?? []
            : [];
        var known = await folds.FoldAsync(
            [.. alike.Union(home.Remove(member.Id)).Select(o => StreamKey.Of(viewer.In.Value, o.Value, Membership.Stream))],
            viewer.Cancellation);
        return [.. known.Values.Select(f => f.State).OfType<Membership>().Select(o => (o, home.Contains(o.Id)))];
    }
}
