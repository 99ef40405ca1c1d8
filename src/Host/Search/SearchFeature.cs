using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Pages;

namespace Coordination.Host.Search;

/// <summary>Finds people, requests, offers and sessions: for each viewer only what they may see anyway.</summary>
public sealed class SearchFeature : Feature
{
    public static readonly Permission Search = new("search-things", "Search for what one may see.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(Search, Role.Person);
        it.MapSearchPage();
        it.Link(LinkPlace.Search, "shell.search", "/search", Search).Icon = "search";
    }
}
