using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.People;

/// <summary>Builds the page of a person as one reader may see them. Each look is logged first.</summary>
public sealed class PersonPageBuilder(Opening opening, NameDisclosures disclosures, StoryBuilder stories, StoredFacts facts,
    Invitations invitations, Folds folds, PageParts parts, Accounts accounts, StreamLinks links, Vault vault,
    VaultGate gate)
{
    private static readonly string died = EventNames.Of(typeof(MarkedDeceased)).Name;

    public async ValueTask<PersonModel> BuildAsync(PageReader reader, Membership member)
    {
        var (viewer, typed, before) = (reader.Viewer, reader.Typed, reader.ReadQuery.Before);
        member = member.AsOf(viewer.Now);
        var lookedUp = await LookedUp.OfAsync(reader);
        var isOwn = member.Id == viewer.Person;
        var page = isOwn ? Links.MyData(viewer.Caller.Code) : Links.Person(viewer.Caller.Code, member.Id.ToString());
        var story = await facts.OfStreamAsync(viewer.In, member.Id.Value, before, viewer.Cancellation);
        var gathered = await stories.GatherAsync(viewer.In, Story.Visible(viewer, story.Facts), viewer.Cancellation);
        var ended = await EndedAsync(viewer, member);
        var disclosure = await disclosures.OpenAsync(viewer, [],
            [.. gathered.People, .. ended.People, member.Id, .. member.MergedInto is { } kept ? new[] { kept } : [], .. member.Duplicates,
                .. HoldersOf(member)],
            declared: gathered.Values.Concat(ended.Values));
        var (mayReach, purpose) = await PersonData.MayReachAsync(viewer, member.Id);
        var contact = mayReach ? await opening.ContactAsync(viewer, member.Id, purpose) : null;
        var (hasAccount, _) = await accounts.AnyOfAsync(viewer.In, member.Id, viewer.Cancellation);
        var mergedInto = member.MergedInto is { } merged
            ? (await folds.FoldAsync(Membership.Stream, viewer.In, merged.Value, viewer.Cancellation)).State : null;
        var authorities = AuthorityForm.Acceptable(viewer, member);
        var near = await NearAsync(viewer, member, contact, lookedUp.In("authority").People);
        var isReachable = await vault.IsReachableAsync(viewer.In, member.Id, viewer.Cancellation);
        var names = await opening.NamesAsync(viewer, [.. near.Select(o => o.Who.Id)]);
        var isHomeAtRisk = !await gate.ShowsHomeAsync(viewer, member.Id);
        var (signIn, atRisk) = (new HashSet<PersonId>(), new HashSet<PersonId>());
        foreach (var (other, _) in near.Where(o => o.MayBeSame))
        {
            if (await accounts.AnyOfAsync(viewer.In, other.Id, viewer.Cancellation) is { SignsIn: true }) signIn.Add(other.Id);
            if (!await gate.ShowsHomeAsync(viewer, other.Id)) atRisk.Add(other.Id);
        }

        MergeRecord Merging(Membership other) => new(other, CommandPreviews.Unsaid, hasAccount, signIn.Contains(other.Id), isHomeAtRisk,
            atRisk.Contains(other.Id));

        IReadOnlyList<(string, Opened)> Named(IEnumerable<(Membership Who, bool MayBeSame)> people) =>
            [.. people.Select(o => (o.Who.Id.ToString(), new Opened(
                $"{o.Who.Id}/{ContactField.Name.Code()}/{NameDisclosure.InVault}", names.GetValueOrDefault(o.Who.Id)?.Value)))];

        return new(viewer.Caller.Code, member.Id.ToString(), disclosure.NameOf(member.Id), member.Standing.Code(),
            [.. member.RolesAt(viewer.Now).Where(r => r is not (Role.Person or Role.Member)).Order().Select(r => r.Code())],
            [.. PersonButtons.Usual(viewer, member, hasAccount, isHomeAtRisk, isReachable)],
            new(viewer.Accepts(PeopleFeature.AcceptMember, member, new DeclineApplicant(CommandPreviews.Unsaid)))
            {
                MayAsk = viewer.Accepts(PeopleFeature.AcceptMember, member, new AskApplicant(CommandPreviews.Unsaid)),
                MayAnswer = viewer.Accepts(PeopleFeature.ManageOwn, member, new AnswerQuestion(CommandPreviews.Unsaid)),
                MayChangeContact = !isOwn && !hasAccount
                    && viewer.Accepts(PeopleFeature.ManageOwn, member, new ChangeContact([]), member.Id),
                Grantable = [.. PersonButtons.Grantable(viewer, member).Select(r => r.Code())],
                Revocable = [.. PersonButtons.Revocable(viewer, member).Select(r => r.Code())],
                Worded = [.. PersonButtons.Worded(viewer, member, mergedInto, hasAccount)],
                Alike = Named(near.Where(o => o.MayBeSame && viewer.Accepts(PeopleFeature.MergeRecords, member, Merging(o.Who)))),
                AlikeElsewhere = [.. near.Where(o => o.MayBeSame && !member.Records.Contains(o.Who.Id) && o.Who.MergedInto is null
                        && member.MergedInto is null)
                    .SelectMany(o => Merging(o.Who).Decide(member, viewer.At) is Decision<MembershipEvent>.Refused { Why: var why }
                        ? [(Links.Person(viewer.Caller.Code, o.Who.Id.ToString()), Named([o])[0].Item2, why)]
                        : Array.Empty<(string, Opened, Refusal)>())],
                Authorities = [.. authorities.Select(a => a.Code())],
                Holders = authorities.Count == 0 ? [] : Named(near.Where(o => o.Who is { IsMinor: false, MayBegin: null })),
                HolderLookedUp = lookedUp.In("authority"),
            })
        {
            Rare = [.. PersonButtons.Rare(viewer, member, hasAccount)],
            Asked = [.. member.Asked.OrderBy(a => a.Key)
                .Select(a => (a.Key.Code(), a.Value.From - TakeDownChange.Waits, a.Value.From, a.Value.IsConfirmed))],
            CallBackFrom = member.CallBackFrom is { } from && viewer.Now < from ? from : null,
            Authorities = [.. member.Authorities.Where(a => viewer.Now < a.Until).OrderBy(a => a.Authority).Select(a => new KnownAuthority(
                a.Authority.Code(), a.Holder is { } holder ? disclosure.NameOf(holder) : null, a.Purpose?.Code(), a.Until,
                PersonButtons.Ending(viewer, member, a)))],
            AddRequestHref = viewer.May(PeopleFeature.RecordPerson) && !isOwn && member.MayBegin is null
                ? $"{Links.AddByPhone(viewer.Caller.Code)}?person={member.Id}" : null,
            Contact = contact is null ? null
                : [.. contact.OrderBy(c => c.Key)
                .Select(c => new KnownDetail(c.Key.Code(), disclosure.InTheVault(member.Id, c.Key, c.Value)))],
            IsAddressHidden = member.IsAddressRestricted,
            IsOwn = isOwn,
            IsMinor = member.IsMinor,
            MergedInto = member.MergedInto is { } into ? (disclosure.NameOf(into), Links.Person(viewer.Caller.Code, into.ToString()))
                : null,
            Duplicates = isOwn ? []
                : [.. member.Duplicates.Select(d => (disclosure.NameOf(d), Links.Person(viewer.Caller.Code, d.ToString())))],
            Ended = stories.News(viewer.Caller.Code, ended, disclosure),
            Until = member.Until,
            Origin = $"{viewer.Caller.Http.Request.Scheme}://{viewer.Caller.Http.Request.Host}",
            Invitation = await PersonData.MayHandOverAsync(viewer, member)
                ? await invitations.OfAsync(viewer.In, member, viewer.Cancellation) : null,
            Vettings = [.. member.Vettings.OrderBy(v => v.Key)
                .Select(v => new KnownVetting(v.Key.Code(), v.Value.Level.Code(), v.Value.Until, v.Value.Until <= viewer.Now))],
            Parts = await parts.BuildAsync(new PartContext<Membership>(viewer, member, page, typed, IsOpened: true)
            {
                LookedUp = lookedUp,
                Change = reader.ReadQuery.At,
            }),
            Story = stories.Of(story, gathered, disclosure, page),
            Typed = typed,
        };
    }

    /// <summary>What the system ended because of a note that the person had died, if that was a mistake.</summary>
    private async ValueTask<GatheredEvents> EndedAsync(Viewer viewer, Membership member)
    {
        var ended = new List<long>();
        if (member.Standing is not Standing.Deceased)
            foreach (var mark in await facts.OfTypeAsync(viewer.In, member.Id.Value, died, viewer.Cancellation))
                ended.AddRange((await links.TouchingAsync(
                    viewer.In, mark.Envelope.CorrelationId, viewer.Cancellation, EventLink.FollowsFrom)).Select(link => link.Sequence));
        var found = await facts.AtAsync(viewer.In, [.. ended], viewer.Cancellation);
        return await stories.GatherAsync(viewer.In, Story.Visible(viewer, found), viewer.Cancellation);
    }

    private static IEnumerable<PersonId> HoldersOf(Membership member) =>
        member.Authorities.Select(a => a.Holder).OfType<PersonId>();

    /// <summary>
    /// Others of the same name or number, who may be the same person; and those who live with them or were looked up, who may speak for
    /// them.
    /// </summary>
    private async ValueTask<IReadOnlyList<(Membership Who, bool MayBeSame)>> NearAsync(Viewer viewer, Membership member,
        IReadOnlyDictionary<ContactField, PersonalValue>? contact, IReadOnlyList<FoundPerson> found)
    {
        if (member.Id == viewer.Person) return [];
        var alike = contact is not null && viewer.May(PeopleFeature.MergeRecords)
            ? await PersonData.AlikeAsync(viewer, member.Id, contact) : [];
        var home = member.Household is { } household && viewer.May(PeopleFeature.SeeAuthority)
            ? (await folds.FoldAsync(Household.Stream, viewer.In, household.Value, viewer.Cancellation)).State?.People ?? []
            : [];
        var known = await folds.FoldAsync(
            [.. alike.Union(home).Union(found.Select(f => new PersonId(Guid.Parse(f.Person)))).Where(o => o != member.Id)
                .Select(o => StreamKey.Of(viewer.In.Value, o.Value, Membership.Stream))], viewer.Cancellation);
        return [.. known.Values.Select(f => f.State).OfType<Membership>()
            .Select(o => (o, alike.Contains(o.Id) && !home.Contains(o.Id)))];
    }
}
