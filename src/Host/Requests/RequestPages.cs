using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>The pages of requests: the list in its views, one request, and recording one by phone.</summary>
public static class RequestPages
{
    private static readonly QueryParameter person = new("person", typeof(Guid), "The person a request is taken down for."),
        form = new("form", typeof(string), "The form of the page that is open."),
        with = new("askedWith", typeof(Guid), "The request that another one is asked for together with.");

    private static readonly QueryParameter[] asks =
        [RequestViews.Show, RequestViews.Order, QueryParameter.After, .. RequestNarrowing.Asks];

    public static void MapRequestPages(this FeatureBuilder it)
    {
        it.Page("/requests", RequestsFeature.SeeRequests, ListAsync,
            [.. asks, .. LookBack.Asks]);
        it.Live("/requests/live", RequestsFeature.SeeRequests, async (viewer, asked, renderer) =>
            await renderer.Of<RequestsPart>(await viewer.Service<RequestsPageBuilder>().BuildAsync(viewer, asked, isOpened: false)), false,
                asks);
        it.Page("/requests/add", RequestsFeature.AddRequest, AddAsync, person, with);
        it.Page("/requests/decline", RequestsFeature.AddRequest, DeclineAsync, person, with);
        it.Page("/requests/{id}", RequestsFeature.SeeRequest, OneAsync, [QueryParameter.Before, form, .. LookBack.Asks]);
        // Its parts are built for one viewer: one of the two of a match sees other contacts.
        it.Live("/requests/{id}/live", RequestsFeature.SeeRequest, BuildOneAsync, isPersonal: true, QueryParameter.Before);
    }

    private static async ValueTask<IResult> ListAsync(PageReader reader)
    {
        var model = await reader.Viewer.Service<RequestsPageBuilder>().BuildAsync(reader.Viewer, reader.ReadQuery, isOpened: true);
        return reader.Narrowed(model.Narrowed).Page<RequestsPage>("requests.title", RequestsFeature.Section, model, "/requests/live");
    }

    private static async ValueTask<IResult> OneAsync(PageReader reader) =>
        await reader.Viewer.Service<RequestPageBuilder>()
            .BuildAsync(reader.Viewer, reader.Viewer.Route("id"), reader.Typed, isOpened: true,
            reader.ReadQuery.Before, reader.AsOf) is { } model
            ? reader.Page<RequestPage>("request.title", RequestsFeature.Section,
                model with { OpenForm = reader.ReadQuery.Text(form.Name) }, $"/requests/{model.Id}/live")
            : PageReader.NotFound;

    private static async Task<string> BuildOneAsync(Viewer viewer, ReadQuery asked, FragmentRenderer renderer) =>
        await viewer.Service<RequestPageBuilder>().BuildAsync(viewer, viewer.Route("id"), Typed.Nothing, isOpened: false,
            asked.Before) is { } model
            ? await renderer.Of<RequestState>(model) + await renderer.Of<StoryPanel>(model.Story)
            : "";

    private static async ValueTask<IResult> AddAsync(PageReader reader) =>
        reader.Page<AddByPhonePage>("add.title", RequestsFeature.Section, await AddingAsync(reader));

    private static async ValueTask<IResult> DeclineAsync(PageReader reader) =>
        reader.Page<DeclinePage>("elsewhere.heading", RequestsFeature.Section, await AddingAsync(reader) with
        {
            Elsewhere = await WhoElse.ThanAsync(reader.Viewer.Community, reader.Viewer.Caller.Http.RequestServices,
                reader.Viewer.Cancellation),
        });

    private static async ValueTask<AddByPhoneModel> AddingAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        var first = reader.ReadQuery.Id("askedWith") is { } id
            ? (await viewer.Service<StreamRows>().FoldAsync(RequestsList.View, viewer.In, id, viewer.Cancellation))?.Row : null;
        var kept = first is null ? null : await viewer.Service<Folds>().KeptAsync(viewer.In, first.State.Person, viewer.Cancellation);
        var chosen = kept?.Id.Value ?? reader.ReadQuery.Id("person");
        var disclosure = await viewer.Service<NameDisclosures>()
            .OpenAsync(viewer, first is null ? [] : [first.Words], chosen is { } of ? [new PersonId(of)] : []);
        return new AddByPhoneModel(reader.Code, Served.By(viewer.Community.Charter))
        {
            Person = chosen?.ToString(),
            With = first is null ? null : Together(first, disclosure),
            PersonName = chosen is { } known ? disclosure.NameOf(new(known)) : null,
            Alike = await AlikePerson.OfAsync(reader),
            Typed = reader.Typed,
        };
    }

    private static AskedTogether Together(ListedRequest first, NameDisclosure disclosure) =>
        new(first.State.Id.ToString(), disclosure.Of(first.Words), first.State.Place.Ward,
            first.State.NeededBy?.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            first.State.NeededBy?.At?.ToString("HH:mm", CultureInfo.InvariantCulture));
}
