using Coordination.Domain.Communities;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Storage;
using Coordination.Host.Stories;

namespace Coordination.Host.EmergencyAccess;

/// <summary>Opening, in an emergency, contact details that are otherwise closed. Others are told of it and review it.</summary>
public sealed class EmergencyAccessFeature : Feature
{
    public static readonly Permission
        OpenEmergencyAccess = new("open-emergency-access", "Open hidden contact details in an emergency."),
        ReviewEmergencyAccess = new("review-emergency-access", "Review an emergency access."),
        SeeEmergencyAccess = new("see-emergency-access", "List emergency accesses.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(OpenEmergencyAccess, Role.Coordinator, Role.Steward);
        it.Permission(ReviewEmergencyAccess, Role.Steward);
        it.Permission(SeeEmergencyAccess, Role.Steward);

        it.MapEmergencyAccess();
        it.MapEmergencyAccessReads();
        it.Notice(WaitingForReviewAsync);
        it.EndsBeforeClosing("emergency-access", "/settings#emergency-access", async (call, _) =>
            await call.Service<EmergencyAccesses>().UnreviewedAsync(call.Community, call.Cancellation));
        it.Add(new EmergencySource((viewer, person) => viewer.Service<EmergencyAccesses>().OpenUntilAsync(viewer, person)));
        it.Parts<Membership>(EmergencyAccessOnPages.OfPersonAsync);
        it.Parts<Community>(EmergencyAccessOnPages.OfCommunityAsync);
        it.Tag("emergency-access", "Opening contact details in an emergency; stewards are told and review it.");

        it.Stream(EmergencyAccessGrant.Stream);
        it.Event<EmergencyAccessOpened>((e, says) => [says.Name(e.OpenedBy), says.Name(e.Person), e.Emergency.Coded("emergency")]);
        it.Event<EmergencyAccessReviewed>();

        it.Example("openEmergencyAccess", body: x =>
            new { person = x.Id("person/nadia"), emergency = "urgent-contact", words = "She left her medicine at the pantry." });
        it.Example("reviewEmergencyAccess", "access/walter", _ => new { isJustified = true, words = "She was reached in time." });

        it.Tables(AccessTurns.Create);
        it.Services.AddSingleton<EmergencyAccesses>().AddSingleton<AccessTurns>();
    }

    private static async ValueTask<(Sentence, string)?> WaitingForReviewAsync(Viewer viewer)
    {
        if (!viewer.May(ReviewEmergencyAccess)) return null;
        var waiting = (await viewer.Service<EmergencyAccesses>().LatestAsync(viewer))
            .Count(access => !access.IsReviewed && access.Told.Contains(viewer.Person));
        return waiting == 0
            ? null
            : (Sentence.Counted("shell.told-emergency-access", waiting), $"/{viewer.Caller.Code}/settings#emergency-access");
    }
}
