using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Reads;

/// <summary>A query parameter of a route: its name, its schema, and what it means.</summary>
public sealed record QueryParameter(string Name, Type Type, string Meaning)
{
    public static readonly QueryParameter
        Limit = new("limit", typeof(int), $"How many at most: 1 to {ReadQuery.MostItems}, {ReadQuery.UsualItems} when absent."),
        After = new("after", typeof(Guid), "The id of the last item of the page before."),
        AsOf = new("asOf", typeof(DateTimeOffset), "The list as it was known at this instant."),
        At = new("at", typeof(long),
            "The position a command of yours was answered with: what it changed is shown even where lists are still behind."),
        Before = new("before", typeof(long),
            $"At most {ReadQuery.MostItems} events before this position; the latest when absent.");

    public static readonly QueryParameter[] Paged = [Limit, After, AsOf, At];
}

/// <summary>The query of a request, read strictly.</summary>
public sealed class ReadQuery
{
    public const int MostItems = 200, UsualItems = 50;
    private readonly HttpRequest request;
    private readonly List<string>? misunderstood;

    private ReadQuery(HttpRequest request, List<string> misunderstood) => (this.request, this.misunderstood) = (request, misunderstood);

    public ReadQuery(HttpRequest request, IEnumerable<QueryParameter> known)
    {
        this.request = request;
        var names = known.Select(k => k.Name).ToHashSet();
        foreach (var (name, values) in request.Query)
        {
            if (!names.Contains(name)) throw new MalformedException(name, "is not known here.");
            if (values.Count > 1) throw new MalformedException(name, "once only.");
        }
    }

    /// <summary>The same for a page that goes on without what it cannot understand, and says so.</summary>
    public ReadQuery Lenient => new(request, new List<string>());

    /// <summary>The names of what could not be understood so far.</summary>
    public IReadOnlyList<string> Misunderstood => misunderstood ?? [];

    /// <summary>What was asked and, as far as it was read, understood.</summary>
    public IEnumerable<KeyValuePair<string, string>> Understood => request.Query.Select(q => KeyValuePair.Create(q.Key, q.Value.ToString()))
        .Where(q => q.Value.Length > 0 && !Misunderstood.Contains(q.Key));

    public int Limit => Integer("limit") switch
    {
        null => UsualItems,
        >= 1 and <= MostItems and var limit => (int)limit,
        _ => throw new MalformedException("limit", $"a whole number from 1 to {MostItems}."),
    };

    public Guid? After => Id("after");
    public DateTimeOffset? AsOf => Instant("asOf");
    public long? At => Integer("at");
    public long? Before => Integer("before");

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => Not(name, "true or false.", default(bool?)),
    };

    /// <summary>One of the values that a page knows.</summary>
    public string? OneOf(string name, params string[] known) => Text(name) is not { } text ? null
        : known.Contains(text) ? text : Not(name, "one of " + string.Join(", ", known) + ".", default(string));

    public Guid? Id(string name) =>
        Text(name) is { } text ? Guid.TryParseExact(text, "D", out var id) ? id
            : Not(name, "an id is a lower-case UUID.", default(Guid?)) : null;

    public TEnum? Code<TEnum>(string name) where TEnum : struct, Enum => Text(name) is not { } text ? null
        : CodeNames.Find<TEnum>(text) ?? Not(name, "one of " + string.Join(", ", CodeNames.All<TEnum>()) + ".", default(TEnum?));

    /// <summary>What was asked that is not like this.</summary>
    /// <exception cref="MalformedException">The query is read strictly.</exception>
    public T? Not<T>(string name, string expected, T? instead)
    {
        if (misunderstood is null) throw new MalformedException(name, expected);
        if (!misunderstood.Contains(name)) misunderstood.Add(name);
        return instead;
    }

    public DateTimeOffset? Instant(string name) => Text(name) is not { } text ? null
        : TypedInstant.Of(text) ?? throw new MalformedException(name, TypedInstant.Expected);

    public DateOnly? Day(string name) => Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : Not(name, "a day as 2026-11-28.", default(DateOnly?));

    public TimeOnly? TimeOfDay(string name) => Text(name) is not { } text ? null
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
            : throw new MalformedException(name, "a time of day as 14:30.");

    private long? Integer(string name) =>
        Text(name) is { } text ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new MalformedException(name, "a whole number.") : null;
    public string? Text(string name) => request.Query[name] is [{ Length: > 0 } text, ..] ? text : null;

    /// <summary>The same query for the page after this item.</summary>
    public string AddressOfNext(Guid last)
    {
        var others = request.Query.Where(q => q.Key is not ("after" or "at"))
            .Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}");
        return $"{request.Path}?{string.Join('&', others.Append($"after={last}"))}";
    }
}
