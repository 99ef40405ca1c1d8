using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Matches;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Host.Stories;

namespace Coordination.Host.Requests;

/// <summary>The pages of requests: the list in its views, one request, and taking one down by phone.</summary>
public static class RequestPages
{
    private static readonly QueryParameter show = new("show", typeof(string), "Which requests: open, due, waiting, unmet, all or mine.");
    private static readonly QueryParameter person = new("person", typeof(Guid), "The person a request is taken down for.");

    public static void MapRequestPages(this RouteGroupBuilder pages)
    {
        pages.MapPage("/requests", Permission.SeeRequests, ListAsync, show, QueryParameter.After);
        pages.MapLive("/requests/live", Permission.SeeRequests, async (viewer, asked, renderer) =>
            await renderer.Of<RequestsList>(await viewer.Service<RequestsPageBuilder>().BuildAsync(viewer, asked, isOpened: false)), false,
                show, QueryParameter.After);
        pages.MapPage("/requests/add", Permission.RecordPerson, AddAsync, person);
        pages.MapPage("/requests/{id}", Permission.SeeRequest, OneAsync);
        pages.MapLive("/requests/{id}/live", Permission.SeeRequest, BuildOneAsync);
    }

    private static async ValueTask<IResult> ListAsync(PageReader reader) =>
        reader.Page<RequestsPage>("requests.title", Section.Requests,
            await reader.Viewer.Service<RequestsPageBuilder>().BuildAsync(reader.Viewer, reader.ReadQuery, isOpened: true),
            "/requests/live");

    private static async ValueTask<IResult> OneAsync(PageReader reader) =>
        await reader.Viewer.Service<RequestPageBuilder>()
            .BuildAsync(reader.Viewer, reader.Viewer.Route("id"), reader.Typed, isOpened: true) is { } model
            ? reader.Page<RequestPage>("request.title", Section.Requests, model, $"/requests/{model.Id}/live")
            : PageReader.NotFound;

    private static async Task<string> BuildOneAsync(Viewer viewer, ReadQuery asked, FragmentRenderer renderer) =>
        await viewer.Service<RequestPageBuilder>().BuildAsync(viewer, viewer.Route("id"), Typed.Nothing, isOpened: false) is { } model
            ? await renderer.Of<RequestState>(model) + await renderer.Of<StoryPanel>(model.Story)
            : "";

    private static async ValueTask<IResult> AddAsync(PageReader reader)
    {
        var (viewer, chosen) = (reader.Viewer, reader.ReadQuery.Id("person"));
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], chosen is { } id ? [new(id)] : []);
        return reader.Page<AddByPhonePage>("add.title", Section.Requests,
            new AddByPhoneModel(reader.Code, [.. Wards.Under(viewer.Community.Charter).Select(w => new Option(w, Wards.NameOf(w)))])
        {
            Person = chosen?.ToString(),
            PersonName = chosen is { } known ? disclosure.NameOf(new(known)) : null,
            Typed = reader.Typed,
        });
    }
}
