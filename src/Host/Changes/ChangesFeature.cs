using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Storage;

namespace Coordination.Host.Changes;

/// <summary>What others did since a coordinator last looked, for whoever comes back to the desk.</summary>
public sealed class ChangesFeature : Feature
{
    public static readonly Permission SeeChanges = new("see-changes", "See what others did since one last looked.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(SeeChanges, Role.Coordinator);
        it.Tables(LastLooks.Create).Forgets(LastLooks.Forget);
        it.ReadOpened<ChangesAnswer>("/changes", SeeChanges, "listChanges",
            "List what others did since an instant, newest first; since the caller last looked at the day, if none is given",
            ChangesPages.ListAsync, ChangesPages.Since, QueryParameter.Before);
        it.Page("/changes", SeeChanges, ChangesPages.ShowAsync, ChangesPages.Since, QueryParameter.Before);
        it.Link(LinkPlace.Foot, "changes.title", "/changes", SeeChanges);
        it.Tag("changes", "What others did since one last looked.");
        it.Services.AddSingleton<LastLooks>().AddSingleton<RecentChanges>();
    }
}
