using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.Communities;

/// <summary>A community, its charter in force, and its stewards.</summary>
public sealed class CommunitiesFeature : Feature
{
    public static readonly Permission
        FoundCommunity = new("found-community", "Found a community.") { From = Callers.Founders },
        SeeCommunity = new("see-community", "See the community and its charter."),
        ChangeCharter = new("change-charter", "Set the rules of a community that is not constituted yet.")
        { IsGoverning = true },
        SeeSettings = new("see-settings", "See the settings of the community."),
        SeeEnding = new("see-ending", "See whether the community comes to its end, and what is open until then."),
        EndCommunity = new("end-community", "Propose, decide or call off that the community ends, and close it.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(FoundCommunity, Role.Person);
        it.Permission(SeeCommunity, Role.Person).ForPrograms(Scope.ReadCommunity);
        it.Permission(SeeSettings, Role.Steward);
        it.Permission(ChangeCharter, Role.Steward);
        it.Permission(SeeEnding, Role.Coordinator, Role.Steward, Role.Auditor);
        it.Permission(EndCommunity, Role.Steward);

        it.MapCommunities();
        it.MapCommunityReads();
        it.MapCharter();
        it.MapWelcome();
        it.MapCharterPage();
        it.MapSettingsPage();
        it.MapEnding();
        it.MapEndingPage();
        it.Link(LinkPlace.Foot, "charter.title", "/charter", SeeCommunity);
        it.Link(LinkPlace.Foot, "settings.title", "/settings", SeeSettings);
        it.Link(LinkPlace.Settings, "charter.title", "/charter", SeeCommunity);
        it.Notice(InSuccession);
        it.Tag("charter", "The rules of a community, and what it tells about itself.");
        it.Tag("wind-down", "The end of a community.");
        it.Tag("community", "A community, its charter in force, and founding one.");

        it.Parameter(CommunityProfile.Purpose);
        it.Parameter(CommunityProfile.HelpPhone);
        it.Parameter(CommunityProfile.OpeningHours);
        it.Parameter(Circumstances.LateEntryDays);
        it.Parameter(Circumstances.LateEntryReasonHours);
        it.Stream(Community.Stream);
        it.Event<CommunityFounded>((e, _) => [e.Name]);
        it.Event<CharterAdopted>((e, _) => [e.Version]);
        it.Event<CommunityConstituted>();
        it.Event<StewardAppointed>((e, says) => [says.Name(e.Steward)]);
        it.Event<StewardStoodDown>((e, says) => [says.Name(e.Steward)]);
        it.Event<StewardSuspended>((e, says) => [says.Name(e.Steward)]);
        it.Event<StewardRestored>((e, says) => [says.Name(e.Steward)]);
        it.Event<StewardshipRecovered>((e, says) => [says.Name(e.Steward)]);
        it.Event<StewardSuccessionRequired>();
        it.Event<ExportRequested>((e, says) => [says.Name(e.Steward)]);
        it.Event<ExportApproved>((e, says) => [says.Name(e.Steward)]);
        it.Event<ExportStopped>((e, says) => [says.Name(e.Steward)]);
        it.Event<HistoryExported>();
        it.Event<HistoryExportedWithoutKeys>();
        it.Event<WindDownProposed>((e, says) => [says.Name(e.Steward), e.ClosesOn]);
        it.Event<WindDownStarted>((e, _) => [e.ClosesOn]);
        it.Event<WindDownProposalStopped>((e, says) => [says.Name(e.Steward)]);
        it.Event<WindDownCalledOff>();
        it.Event<CommunityClosed>();
        it.Event<DormancyNoticed>((e, _) => [new DayAndTime(e.QuietSince)]);
        it.Event<DormancyEnded>();

        it.Example("setRuleCharter", body: _ => new { rule = "opening-hours", words = "Tuesdays, ten to one" });
        it.Example("proposeWindDown", body: d => new { cause = "too-few-people", closesOn = d.Day(30) });
        it.Example("confirmWindDown");
        it.Example("callOffWindDown");
        it.Example("closeWindDown");
        it.Example("foundCommunity", body: _ =>
            new { code = "mill-street", name = "Mill Street Neighbours", zone = "Europe/London", yourName = "Priya Nair" });
    }

    /// <summary>Whoever governs is told on every page why nothing is decided. Pages offer none of it meanwhile.</summary>
    private static ValueTask<(Sentence, string)?> InSuccession(Viewer viewer) => ValueTask.FromResult<(Sentence, string)?>(
        viewer.Caller.Permissions.Rules.Any(rule => viewer.WhyNotNow(rule.Permission) == Community.InSuccession)
            ? (new("settings.told-succession"), Links.Settings(viewer.Caller.Code) + "#stewards") : null);
}
