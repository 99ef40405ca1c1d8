using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.People;

/// <summary>The buttons on the page of a person.</summary>
public static class PersonButtons
{
    /// <param name="isReachable">Whether a contact of theirs is on record.</param>
    public static IEnumerable<Button> Usual(Viewer viewer, Membership member, bool hasAccount, bool isHomeAtRisk, bool isReachable)
    {
        if (viewer.Accepts(PeopleFeature.AcceptMember, CommunityAgreements.Accept(viewer.Community, member, viewer.At)))
            yield return To(viewer, member, "accept");
        if (viewer.Accepts(PeopleFeature.AcceptMember, member, new CompleteProbation()))
            yield return To(viewer, member, "complete-probation");
        if (viewer.Accepts(PeopleFeature.InvitePerson, member, new InvitePerson(isHomeAtRisk))) yield return To(viewer, member, "invite");
        var appointing = CommunityAgreements.AppointSteward(viewer.Community, member, hasAccount, viewer.At);
        if (viewer.Accepts(PeopleFeature.AppointSteward, appointing)) yield return To(viewer, member, "appoint-steward");
        foreach (var change in Enum.GetValues<PersonChange>())
        {
            if (viewer.Accepts(PeopleFeature.TakeDownChange, member, new ConfirmChange(change, hasAccount, isReachable)))
                yield return Of(viewer, member, "confirm-change", change);
            if (viewer.Accepts(PeopleFeature.ManageOwn, member, new DropChange(change)))
                yield return Of(viewer, member, "drop-change", change);
        }
    }

    /// <summary>What needs a reason in words: the verbs of the forms for it.</summary>
    /// <param name="kept">The record that this one was merged into.</param>
    public static IEnumerable<string> Worded(Viewer viewer, Membership member, Membership? kept, bool hasAccount)
    {
        if (kept is not null
            && viewer.Accepts(PeopleFeature.MergeRecords, member, new UnmergeRecord(kept, CommandPreviews.Unsaid, hasAccount)))
            yield return "unmerge";
        if (viewer.Accepts(PeopleFeature.UnmarkMinor, member, new ComeOfAge(CommandPreviews.Unsaid))) yield return "come-of-age";
        if (viewer.Accepts(PeopleFeature.UnmarkMinor, member, new VoidMinorMark(CommandPreviews.Unsaid))) yield return "void-minor";
        if (viewer.Accepts(PeopleFeature.MarkPerson, member, new VoidDeceasedMark(CommandPreviews.Unsaid))) yield return "void-deceased";
        if (viewer.Accepts(PeopleFeature.SuspendRoles,
            CommunityAgreements.SuspendRoles(viewer.Community, member, CommandPreviews.Unsaid, viewer.At))) yield return "suspend-roles";
        if (viewer.Accepts(PeopleFeature.SuspendRoles, member, new RestoreRoles(CommandPreviews.Unsaid))) yield return "restore-roles";
    }

    /// <summary>Rare actions that must not be done by mistake.</summary>
    public static IEnumerable<Button> Rare(Viewer viewer, Membership member, bool hasAccount)
    {
        if (viewer.Accepts(PeopleFeature.MarkPerson, member, new MarkMinor())) yield return To(viewer, member, "mark-minor");
        if (viewer.Accepts(PeopleFeature.MarkPerson, CommunityAgreements.MarkDeceased(viewer.Community, member, viewer.At)))
            yield return To(viewer, member, "mark-deceased");
        if (viewer.Accepts(PeopleFeature.ManageOwn, member, new RestrictAddress(), member.Id)) yield return ForThem("restrict-address");
        foreach (var change in Enum.GetValues<PersonChange>())
            if (viewer.Accepts(PeopleFeature.TakeDownChange, member, new TakeDownChange(change, hasAccount)))
                yield return Of(viewer, member, "take-down-change", change);

        Button ForThem(string verb) => To(viewer, member, verb, Buttons.For(member.Id));
    }

    /// <summary>The roles this viewer can give the person, with evidence if the charter asks for some.</summary>
    public static IEnumerable<Role> Grantable(Viewer viewer, Membership member)
    {
        var today = viewer.At.Today;
        var level = viewer.Community.Charter.Of(GrantRole.HelperVetting).Value.Select(CodeNames.Find<VettingLevel>).FirstOrDefault()
            ?? VettingLevel.References;
        return GrantRole.Givable.Where(role => viewer.Accepts(PeopleFeature.GrantRole, member,
            new GrantRole(role, new(level, today, today.AddDays(2)))));
    }

    public static IEnumerable<Role> Revocable(Viewer viewer, Membership member) =>
        GrantRole.Givable.Where(role => viewer.Accepts(PeopleFeature.GrantRole, member, new RevokeRole(role, CommandPreviews.Unsaid)));

    /// <summary>What a member can end or pause for themself.</summary>
    public static IEnumerable<Button> Own(Viewer viewer)
    {
        var (member, page) = (viewer.Member, Links.MyData(viewer.Caller.Code));
        var href = Links.Person(viewer.Caller.Code, viewer.Person.ToString());
        ICommand<Membership, MembershipEvent> pausing =
            member.AsOf(viewer.Now).Standing is Standing.OnBreak ? new EndBreak() : new StartBreak(null);
        if (viewer.Accepts(PeopleFeature.ManageOwn, member, pausing)) yield return Own(pausing is EndBreak ? "end-break" : "start-break");
        if (viewer.Accepts(PeopleFeature.DecideOwn, CommunityAgreements.ContestDeceased(viewer.Community, member, viewer.At)))
            yield return Own("contest-deceased");
        if (viewer.Accepts(PeopleFeature.DecideOwn, CommunityAgreements.ContestSuspension(viewer.Community, member, viewer.At)))
            yield return Own("contest-suspension");
        if (viewer.Accepts(PeopleFeature.DecideOwn, member, new LiftAddressRestriction())) yield return Own("lift-address");
        foreach (var change in Enum.GetValues<PersonChange>())
            if (viewer.Accepts(PeopleFeature.ManageOwn, member, new DropChange(change)))
                yield return Buttons.To(
                    Links.Do(href, "drop-change"), new($"mydata.drop-{change.Code()}"), page, ("change", change.Code()));
        if (viewer.Accepts(PeopleFeature.ManageOwn, member, new RestrictAddress())) yield return Own("restrict-address");
        foreach (var role in member.Roles.Order()
            .Where(role => role is not Role.Steward && viewer.Accepts(PeopleFeature.DecideOwn, GivingUp(viewer, role))))
            yield return Buttons.To(Links.Do(href, "give-up-role"), new("mydata.give-up", role.Coded("role")), page, ("role", role.Code()));
        if (viewer.Accepts(PeopleFeature.DecideOwn, CommunityAgreements.Leave(viewer.Community, member, viewer.At)))
            yield return Own("leave");

        Button Own(string verb) => Buttons.To(Links.Do(href, verb), new("mydata." + verb), page);
    }

    /// <summary>On the stewards' page: what it means to stop being one.</summary>
    public static ValueTask<IReadOnlyList<PagePart>> OfCommunityAsync(PartContext<Community> page) =>
        new(page.Viewer.Roles.Contains(Role.Steward)
            ? [PagePart.Of<StandDownLink>(PartPlace.Lines, 10, page.Viewer.Caller.Code)] : []);

    public static Agreement GivingUp(Viewer viewer, Role role) => role is Role.Steward
        ? CommunityAgreements.StandDown(viewer.Community, viewer.Member, null, signsIn: false, viewer.At)
        : Agreement.Nothing.And(viewer.Person.Value, new GiveUpRole(role).Decide(viewer.Member, viewer.At));

    /// <summary>Notes that an authority holds no more.</summary>
    public static Button? Ending(Viewer viewer, Membership member, SeenAuthority seen) =>
        !viewer.Accepts(PeopleFeature.SeeAuthority, member, new EndAuthority(seen.Authority, seen.Holder, seen.Purpose)) ? null
        : To(viewer, member, "end-authority", [("shown", seen.Authority.Code()),
            .. seen.Holder is { } holder ? new[] { ("holder", holder.ToString()) } : [],
            .. seen.Purpose is { } purpose ? new[] { ("purpose", purpose.Code()) } : []]);

    private static Button Of(Viewer viewer, Membership member, string verb, PersonChange change)
    {
        var page = Links.Person(viewer.Caller.Code, member.Id.ToString());
        return Buttons.To(Links.Do(page, verb), new($"person.{verb}-{change.Code()}"), page, ("change", change.Code()));
    }

    private static Button To(Viewer viewer, Membership member, string verb, params IEnumerable<(string, string)> more)
    {
        var page = Links.Person(viewer.Caller.Code, member.Id.ToString());
        return Buttons.To(Links.Do(page, verb), new("person.do-" + verb), page, more);
    }
}
