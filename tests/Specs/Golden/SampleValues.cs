using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Golden;

/// <summary>Makes the same sample of an event each time: every member filled, ids drawn from the member's path.</summary>
public static class SampleValues
{
    public static readonly DateTimeOffset RecordedAt = new DateTimeOffset(2026, 1, 10, 9, 40, 0, TimeSpan.Zero).AddMicroseconds(123456);

    public static object Event(EventKind kind) => Of(kind.Type, kind.Name);

    public static Envelope Envelope(EventKind kind, object body) => new()
    {
        OccurredAt = RecordedAt.AddMinutes(-5),
        Actor = Actor.Person(PersonId.Of(Id("actor"))),
        OnBehalfOf = PersonId.Of(Id("on-behalf-of")),
        Authority = Authority.VerbalConsent,
        Channel = Channel.Phone,
        CharterVersion = 1,
        Clauses = [new("CL-1.1")],
        ReasonCode = "paper-slip",
        Visibility = kind.Visibility,
        Subjects = [.. kind.Subjects(body)],
        CommandId = Id("command"),
        CorrelationId = Id("correlation"),
        CausationId = Id("causation"),
        Random = "AAECAwQFBgcICQoLDA0ODw",
    };

    public static Guid Id(string path) => new(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 16));

    private static object Of(Type type, string path) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => Of(inner, path),
        _ when type == typeof(string) => Words(path),
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 1 + path.Length % 90,
        _ when type == typeof(long) => Integers.Largest - path.Length,
        _ when type == typeof(Guid) => Id(path),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 29),
        _ when type == typeof(TimeOnly) => new TimeOnly(14, 5),
        _ when type == typeof(DateTimeOffset) => RecordedAt.AddDays(7),
        _ when type == typeof(Place) => new Place("E05009317"),
        _ when type == typeof(ClauseId) => new ClauseId("CL-4.2"),
        _ when type == typeof(Actor) => Actor.Person(PersonId.Of(Id(path))),
        _ when type == typeof(Moment) => Moment.Of(new(2026, 3, 29), new(14, 5), "Europe/London")!,
        _ when type == typeof(Personal) => Sealed(path),
        { IsEnum: true } => Enum.GetValues(type) is { Length: var choices } values ? values.GetValue(path.Length % choices)! : null!,
        { IsGenericType: true } when type.GetGenericArguments() is [var item] && type.IsAssignableFrom(item.MakeArrayType()) =>
            Several(item, path),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => Keyed(type, path),
        _ => Made(type, path),
    };

    private static object Made(Type type, string path)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, $"{path}/{p.Name}"))]);
    }

    private static Array Several(Type item, string path)
    {
        var several = Array.CreateInstance(item, 2);
        for (var i = 0; i < several.Length; i++) several.SetValue(Of(item, path + new string('+', i)), i);
        return several;
    }

    private static object Keyed(Type type, string path)
    {
        var keyed = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>)
            .MakeGenericType(type.GetGenericArguments()))!;
        keyed.Add(Of(type.GetGenericArguments()[0], path + "/key"), Of(type.GetGenericArguments()[1], path + "/value"));
        return keyed;
    }

    private static string Words(string path) => path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant() switch
    {
        "zone" => "Europe/London",
        "code" => "calder-larder",
        var member => string.Create(CultureInfo.InvariantCulture, $"{member}: “six o’clock”, \"née\" \\ 100 % 🥕\n\u2028End"),
    };

    private static Personal Sealed(string path)
    {
        const string salt = "EBESExQVFhcYGRobHB0eHw";
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        var digest = SHA256.HashData(Jcs.Canonical(salt, name, "Weekly shop. No car."));
        return new(PersonId.Of(Id(path)), name, Text(digest), Text([1, .. Enumerable.Range(2, 80).Select(i => (byte)i)]));
    }

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
