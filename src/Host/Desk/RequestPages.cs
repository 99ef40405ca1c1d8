using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Host.Web;
using Coordination.Host.Web.Forms;
using Coordination.Host.Wiring;
using Act = Coordination.Host.Wiring.Act;

namespace Coordination.Host.Desk;

/// <summary>The pages of requests: the list in its views, one request, and taking one down by phone.</summary>
public static class RequestPages
{
    private static readonly QueryParameter show = new("show", typeof(string), "Which requests: open, due, waiting, unmet, all or mine.");
    private static readonly QueryParameter person = new("person", typeof(Guid), "The person a request is taken down for.");

    public static void MapRequestPages(this RouteGroupBuilder pages)
    {
        pages.MapPage("/requests", Act.SeeRequests, ListAsync, show, QueryParameter.After);
        pages.MapLive("/requests/live", Act.SeeRequests, async (viewer, asked, brush) =>
            await brush.Of<RequestsList>(await viewer.Service<RequestsPicture>().DrawAsync(viewer, asked, isOpened: false)), false, show, QueryParameter.After);
        pages.MapPage("/requests/add", Act.RecordPerson, AddAsync, person);
        pages.MapPage("/requests/{id}", Act.SeeRequest, OneAsync);
        pages.MapLive("/requests/{id}/live", Act.SeeRequest, DrawOneAsync);
    }

    private static async ValueTask<IResult> ListAsync(Reader reader) =>
        reader.Page<RequestsPage>("requests.title", Section.Requests, await reader.Viewer.Service<RequestsPicture>().DrawAsync(reader.Viewer, reader.Asked, isOpened: true), "/requests/live");

    private static async ValueTask<IResult> OneAsync(Reader reader) =>
        await reader.Viewer.Service<RequestPicture>().DrawAsync(reader.Viewer, reader.Viewer.Route("id"), reader.Typed, isOpened: true) is { } model
            ? reader.Page<RequestPage>("request.title", Section.Requests, model, $"/requests/{model.Id}/live")
            : Reader.NotFound;

    private static async Task<string> DrawOneAsync(Viewer viewer, Asked asked, Brush brush) =>
        await viewer.Service<RequestPicture>().DrawAsync(viewer, viewer.Route("id"), Typed.Nothing, isOpened: false) is { } model
            ? await brush.Of<RequestState>(model) + await brush.Of<Web.Lists.Story>(model.Story)
            : "";

    private static async ValueTask<IResult> AddAsync(Reader reader)
    {
        var (viewer, chosen) = (reader.Viewer, reader.Asked.Id("person"));
        var sight = await viewer.Service<Sights>().OpenAsync(viewer, [], chosen is { } id ? [new(id)] : []);
        return reader.Page<AddByPhonePage>("add.title", Section.Requests, new AddByPhoneModel(reader.Code, [.. Wards.Under(viewer.Community.Charter).Select(w => new Option(w, Wards.NameOf(w)))])
        {
            Person = chosen?.ToString(),
            PersonName = chosen is { } known ? sight.NameOf(new(known)) : null,
            Typed = reader.Typed,
        });
    }
}
