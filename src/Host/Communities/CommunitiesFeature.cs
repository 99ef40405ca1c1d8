using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Stories;

namespace Coordination.Host.Communities;

/// <summary>A community, its charter in force, and its stewards.</summary>
public sealed class CommunitiesFeature : Feature
{
    public static readonly Permission
        FoundCommunity = new("found-community", "Found a community.") { From = Callers.Founders },
        SeeCommunity = new("see-community", "See the community and its charter."),
        SeeSettings = new("see-settings", "See the settings of the community.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(FoundCommunity, Role.Person);
        it.Permission(SeeCommunity, Role.Person).ForPrograms(Scope.ReadCommunity);
        it.Permission(SeeSettings, Role.Steward);

        it.MapCommunities();
        it.MapCommunityReads();
        it.MapCharterPage();
        it.MapSettingsPage();
        it.Link(LinkPlace.Foot, "charter.title", "/charter", SeeCommunity);
        it.Link(LinkPlace.Foot, "settings.title", "/settings", SeeSettings);
        it.Link(LinkPlace.Settings, "charter.title", "/charter", SeeCommunity);
        it.Tag("community", "A community, its charter in force, and founding one.");

        it.Parameter(Circumstances.LateEntryDays);
        it.Parameter(Circumstances.LateEntryReasonHours);
        it.Stream(Community.Stream);
        it.Event<CommunityFounded>((e, _) => [e.Name]);
        it.Event<CharterAdopted>((e, _) => [e.Version]);
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

        it.Example("foundCommunity", body: _ =>
            new { code = "mill-street", name = "Mill Street Neighbours", zone = "Europe/London", yourName = "Priya Nair" });
    }
}
