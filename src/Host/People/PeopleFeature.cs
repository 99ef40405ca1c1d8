using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Messages;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.People;

namespace Coordination.Host.People;

/// <summary>The people a community knows, their roles, and how they are reached.</summary>
public sealed class PeopleFeature : Feature
{
    public static readonly Permission
        JoinCommunity = new("join-community", "Join the community.") { From = Callers.Anybody },
        AcceptMember = new("accept-member", "Decide on applicants and end a probation.") { IsGoverning = true },
        GrantRole = new("grant-role", "Give roles and take them away.") { IsGoverning = true, OutlivesClosing = true },
        AppointSteward = new("appoint-steward", "Make a member a steward.") { OutlivesClosing = true },
        ConstituteCommunity = new("constitute-community", "Constitute a community that has the people for it.") { IsGoverning = true },
        SuspendRoles = new("suspend-roles", "Let the roles of somebody rest who cannot act for now, and restore them.")
        { OutlivesClosing = true },
        SeeAuthority = new("see-authority", "Confirm the evidence of who may speak for somebody, or end it.") { IsGoverning = true },
        RecordPerson = new("record-person", "Note down somebody who has no account."),
        InvitePerson = new("invite-person", "Invite somebody to have an account."),
        MarkPerson = new("mark-person", "Mark that somebody died or is under 18, or take a mistaken mark of death back."),
        UnmarkMinor = new("unmark-minor", "Note that somebody is not under 18, or not any more.") { IsGoverning = true },
        MergeRecords = new("merge-records", "Merge two records of one person, or separate them."),
        ManageOwn = new("manage-own", "Change one's own details, answer, take a break or hide where one lives.")
        { SpokenFor = SpokenFor.ByWord, OutlivesClosing = true },
        DecideOwn = new("decide-own", "Leave, give a role back, have one's address shown again, or say that one lives or can act.")
        { OutlivesClosing = true },
        TakeDownChange = new("take-down-change", "Take down for somebody without an account that they leave, or want their address shown.")
        { OutlivesClosing = true },
        SeePeople = new("see-people", "List people."),
        SeeContact = new("see-contact", "See how somebody is reached."),
        SeeLooks = new("see-looks", "See who looked at somebody's details.");

    public static readonly Section Section = new("People");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(JoinCommunity, Role.Person);
        it.Permission(AcceptMember, Role.Steward);
        it.Permission(GrantRole, Role.Steward);
        it.Permission(AppointSteward, Role.Steward);
        it.Permission(ConstituteCommunity, Role.Steward);
        it.Permission(SuspendRoles, Role.Steward);
        it.Permission(SeeAuthority, Role.Steward);
        it.Permission(RecordPerson, Role.Coordinator);
        it.Permission(InvitePerson, Role.Coordinator, Role.Steward);
        it.Permission(MarkPerson, Role.Coordinator, Role.Steward);
        it.Permission(UnmarkMinor, Role.Steward);
        it.Permission(MergeRecords, Role.Coordinator, Role.Steward);
        it.Permission(ManageOwn, Role.Person);
        it.Permission(DecideOwn, Role.Person);
        it.Permission(TakeDownChange, Role.Coordinator);
        it.Permission(SeePeople, Role.Coordinator, Role.Steward).ForPrograms(Scope.ReadPeople);
        it.Permission(Permission.SeePerson, Role.Coordinator, Role.Steward, Role.Auditor).ForRelated(Relation.Own)
            .ForPrograms(Scope.ReadPeople);
        it.Permission(SeeContact, Role.Coordinator).ForRelated(Relation.Own, Relation.EmergencyAccess);
        it.Permission(SeeLooks, Role.Auditor).ForRelated(Relation.Own);
        it.Permission(Permission.SeeOwn, Role.Person);
        it.Permission(Permission.OpenWords, Role.Coordinator).ForRelated(Relation.Own, Relation.Promised).ForPrograms(Scope.OpenWords);
        it.Permission(Permission.OpenNames, Role.Coordinator, Role.Steward).ForRelated(Relation.Own).ForPrograms(Scope.OpenNames);
        it.Permission(Permission.OpenContact, Role.Coordinator).ForRelated(Relation.Own, Relation.Disclosed).ForPrograms(Scope.OpenContact);

        it.MapPeople();
        it.MapMemberships();
        it.MapAuthorities();
        it.MapConstituting();
        it.MapContacts();
        it.MapPeopleReads();
        it.MapPersonData();
        it.MapDoneInOnesName();
        it.MapPeoplePages();
        it.MapPersonPages();
        it.MapAskedOfPeople();
        it.Message<InvitationMessage>();
        it.Parts<Community>(PersonButtons.OfCommunityAsync);
        it.EndsBeforeClosing("applicant", "/people", PeopleList.View, PeopleList.Waiting);
        it.Menu(Section, 60, "users", "/people", SeePeople);
        it.Link(LinkPlace.Settings, "section.People", "/people", SeePeople);
        it.Tag("constitute", "Making a proposed community one whose members decide on its rules.");
        it.Tag("people", "Whom a community knows, in which roles.");

        it.Parameter(Domain.People.JoinCommunity.Joining);
        it.Parameter(Domain.People.AcceptMember.ProbationDays);
        it.Parameter(Domain.People.GrantRole.HelperVetting);
        it.List(PeopleList.View);
        it.Deadlines(MembershipDeadlines.All);
        it.Stream(Membership.Stream).OnPage(id => $"/people/{id}");
        it.DeclareMembershipEvents();
        it.DeclareExamples();

        it.Services.AddSingleton<Accounts>().AddSingleton<Invitations>().AddSingleton<PersonPageBuilder>().AddSingleton<DoneInOnesName>();
    }
}
