using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>The page on which a request is changed: the form is filled in with the request as it is.</summary>
public static class ChangeRequestPages
{
    public static void MapChangePage(this FeatureBuilder it) =>
        it.Page("/requests/{id}/change", RequestsFeature.SeeRequest, ShowAsync);

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, id) = (reader.Viewer, reader.Viewer.Route("id"));
        var found = await viewer.Service<StreamRows>().FoldAsync(RequestsList.View, viewer.In, id, viewer.Cancellation);
        if (found is not { Row: var row } || !RequestPossibilities.MayChange(viewer, row.State) && !reader.Typed.IsRefused
            || !IsTheirs(viewer, row.State)) return PageReader.NotFound;
        var words = (await viewer.Service<NameDisclosures>().OpenAsync(viewer, [row.Words], [])).Of(row.Words);
        return reader.Page<ChangeRequestPage>("change.title", RequestsFeature.Section, new ChangeRequestModel(reader.Code, id.ToString(),
            Served.By(viewer.Community.Charter).And(row.State.Category, row.State.Place), Values(row.State, words.Text), row.State.SaidAt,
            AmendRequest.Held(row.State) is { Amount: > 0 } held ? held.Amount() : null)
        { Typed = reader.Typed });
    }

    /// <summary>Whoever asked, and coordinators.</summary>
    private static bool IsTheirs(Viewer viewer, Request request) => viewer.Is(request.Person) || viewer.May(RequestsFeature.CorrectRequest);

    private static Dictionary<string, string> Values(Request request, string? words) => new()
    {
        ["category"] = request.Category.Code(),
        ["words"] = words ?? "",
        ["wanted.amount"] = request.Wanted.Amount.ToString(CultureInfo.InvariantCulture),
        ["wanted.unit"] = request.Wanted.Unit.Code(),
        ["ward"] = request.Place.Ward,
        ["neededBy.on"] = request.NeededBy?.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        ["neededBy.at"] = request.NeededBy?.At?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
    };
}
