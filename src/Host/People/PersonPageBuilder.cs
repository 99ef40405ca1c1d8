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
    Invitations invitations, Folds folds, PageParts parts)
{
    public async ValueTask<PersonModel> BuildAsync(Viewer viewer, Membership member, Typed typed)
    {
        var isOwn = member.Id == viewer.Person;
        var gathered = await stories.GatherAsync(viewer.In,
            Story.Visible(viewer, await facts.OfStreamAsync(viewer.In, member.Id.Value, viewer.Cancellation)), viewer.Cancellation);
        var disclosure = await disclosures.OpenAsync(viewer, gathered.Values,
            [.. gathered.People, member.Id, .. member.MergedInto is { } kept ? new[] { kept } : []], isOwn ? Relation.Own : Relation.None);
        var (mayReach, purpose) = await PersonData.MayReachAsync(viewer, member.Id);
        var contact = mayReach ? await opening.ContactAsync(viewer, member.Id, purpose) : null;

        return new(viewer.Caller.Code, member.Id.ToString(), disclosure.NameOf(member.Id), member.Standing.Code(),
            [.. member.RolesAt(viewer.Now).Where(r => r is not (Role.Person or Role.Member)).Order().Select(r => r.Code())],
            [.. PersonButtons.Usual(viewer, member)],
            new(viewer.Accepts(PeopleFeature.AcceptMember, member, new DeclineApplicant(CommandPreviews.Unsaid)))
            {
                MayAnswer = viewer.Accepts(PeopleFeature.ManageOwn, member, new AnswerQuestion(CommandPreviews.Unsaid)),
                Grantable = [.. PersonButtons.Grantable(viewer, member).Select(r => r.Code())],
                Revocable = [.. PersonButtons.Revocable(viewer, member).Select(r => r.Code())],
                Alike = await AlikeAsync(viewer, member, contact),
            })
        {
            Rare = [.. PersonButtons.Rare(viewer, member)],
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
            Invitation = viewer.May(PeopleFeature.InvitePerson) ? await invitations.OfAsync(viewer.In, member, viewer.Cancellation) : null,
            Vettings = [.. member.Vettings.OrderBy(v => v.Key)
                .Select(v => new KnownVetting(v.Key.Code(), v.Value.Level.Code(), v.Value.Until, v.Value.Until <= viewer.Now))],
            Parts = await parts.BuildAsync(new PartContext<Membership>(viewer, member,
                isOwn ? Links.MyData(viewer.Caller.Code) : Links.Person(viewer.Caller.Code, member.Id.ToString()), typed, IsOpened: true)),
            Story = stories.Whole(gathered, disclosure),
            Typed = typed,
        };
    }

    /// <summary>Others of the same name or number, for whoever decides whether they are the same person.</summary>
    private async ValueTask<IReadOnlyList<(string Id, Opened Name)>> AlikeAsync(
        Viewer viewer, Membership member, IReadOnlyDictionary<ContactField, PersonalValue>? contact)
    {
        if (contact is null || !viewer.May(PeopleFeature.MergeRecords)) return [];
        var alike = await PersonData.AlikeAsync(viewer, member.Id, contact);
        var known = await folds.FoldAsync([.. alike.Select(o => StreamKey.Of(viewer.In.Value, o.Value, Membership.Stream))],
            viewer.Cancellation);
        PersonId[] others = [.. known.Values.Select(f => f.State).OfType<Membership>()
            .Where(o => viewer.Accepts(PeopleFeature.MergeRecords, member, new MergeRecord(o))).Select(o => o.Id)];
        var names = await opening.NamesAsync(viewer, others);
        return [.. others.Select(o => (o.ToString(),
            new Opened($"{o}/{ContactField.Name.Code()}/{NameDisclosure.InVault}", names.GetValueOrDefault(o)?.Value)))];
    }
}
