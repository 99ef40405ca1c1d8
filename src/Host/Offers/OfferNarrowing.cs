using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>The order of a list of offers.</summary>
public enum OfferOrder { Newest, EndingFirst, Oldest }

/// <summary>
/// What a list of offers is narrowed to, on the page and for programs alike: the kind of help, a ward, days on which they were made, who
/// makes them, what the viewer entered or makes.
/// </summary>
public sealed record OfferNarrowing
{
    private static readonly QueryParameter
        category = new("category", typeof(Category), "Only this kind of help."),
        ward = new("ward", typeof(string), "Only those that can be given in this ward."),
        from = new("from", typeof(DateOnly), "Only those made on this day or later."),
        to = new("to", typeof(DateOnly), "Only those made on this day or earlier."),
        person = new("person", typeof(Guid), "Only offers of this person."),
        mine = new("mine", typeof(bool), "True for only those that the caller entered or makes.");

    public static readonly QueryParameter Order =
        new("order", typeof(OfferOrder), "The newest first, those that end first, or the oldest.");

    public static readonly QueryParameter[] Asks = [category, ward, from, to, person, mine, Order];

    public Category? Category { get; init; }
    public Place? Ward { get; init; }
    public DateOnly? From { get; init; }
    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }
    public PersonId? Person { get; init; }

    /// <summary>The records of that person, where it is not only this one.</summary>
    public IReadOnlyCollection<PersonId>? Records { get; init; }

    /// <summary>The records of the viewer, where it is what they entered or make.</summary>
    public IReadOnlyCollection<PersonId>? Mine { get; init; }

    /// <exception cref="MalformedException">One of them has no such value, and the query is read strictly.</exception>
    public static async ValueTask<OfferNarrowing> ReadAsync(Viewer viewer, ReadQuery asked)
    {
        var helper = asked.Id(person.Name) is { } one ? new PersonId(one) : (PersonId?)null;
        return new()
        {
            Category = asked.Code<Category>(category.Name),
            Ward = asked.Ward(ward.Name),
            From = asked.RecordedDay(from.Name),
            To = asked.RecordedDay(to.Name),
            Person = helper,
            Records = helper is { } who ? (await viewer.Service<Folds>().KeptAsync(viewer.In, who, viewer.Cancellation))?.Records : null,
            Mine = asked.Flag(mine.Name) is true ? viewer.Records : null,
        };
    }

    public Filter<ListedOffer> Filter(string zone)
    {
        var chosen = new List<Filter<ListedOffer>>();
        if (Category is { } kind) chosen.Add(OffersList.Category.Is(kind));
        if (Ward is { } where) chosen.Add(OffersList.Wards.Reach(where));
        if (From is { } first) chosen.Add(OffersList.MadeAt.AtLeast(Days.Begin(first, zone)));
        if (To is { } last) chosen.Add(OffersList.MadeAt.Below(Days.Begin(last.AddDays(1), zone)));
        if (Person is { } who) chosen.Add(Of(Records ?? [who]));
        if (Mine is { } own) chosen.Add(Of(own) | OffersList.EnteredBy.In(own.Select(record => record.Value)));
        return Projections.Lists.Filter.All(chosen);
    }

    public static Order<ListedOffer> SortedBy(OfferOrder order) => order switch
    {
        OfferOrder.EndingFirst => OffersList.EndingFirst,
        OfferOrder.Oldest => OffersList.OldestFirst,
        _ => OffersList.NewestFirst,
    };

    /// <summary>What it is narrowed to, each with the parameters that it comes from.</summary>
    /// <param name="helper">Who makes the offers, if it is narrowed to a person.</param>
    public IReadOnlyList<(Sentence Says, string[] Names)> Says(object? helper)
    {
        var says = new List<(Sentence, string[])>();
        if (helper is not null) Add(new("offers.only-person", helper), person.Name);
        if (Mine is not null) Add(new("offers.only-mine"), mine.Name);
        if (Category is { } kind) Add(new("offers.only-category", kind.Coded("category")), category.Name);
        if (Ward is { } where) Add(new("offers.only-ward", Wards.NameOf(where)), ward.Name);
        if (From is { } first) Add(new("offers.only-from", first), from.Name);
        if (To is { } last) Add(new("offers.only-to", last), to.Name);
        return says;

        void Add(Sentence one, params string[] names) => says.Add((one, names));
    }

    private static Filter<ListedOffer> Of(IReadOnlyCollection<PersonId> records) =>
        OffersList.Helper.In(records.Select(record => record.Value));
}
