using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Kernel;

/// <summary>A typed id: random, meaningless, written as a bare lower-case UUID.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }
    static abstract TSelf Of(Guid value);
}

[JsonConverter(typeof(IdJson<CommunityId>))]
public readonly record struct CommunityId(Guid Value) : IId<CommunityId>
{
    public static CommunityId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<PersonId>))]
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<RequestId>))]
public readonly record struct RequestId(Guid Value) : IId<RequestId>
{
    public static RequestId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<OfferId>))]
public readonly record struct OfferId(Guid Value) : IId<OfferId>
{
    public static OfferId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<MatchId>))]
public readonly record struct MatchId(Guid Value) : IId<MatchId>
{
    public static MatchId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<SessionId>))]
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<BookingId>))]
public readonly record struct BookingId(Guid Value) : IId<BookingId>
{
    public static BookingId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<HouseholdId>))]
public readonly record struct HouseholdId(Guid Value) : IId<HouseholdId>
{
    public static HouseholdId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();

    /// <summary>What is said of a home as a whole is sealed with a key of its own, like that of a person.</summary>
    public PersonId AsSubject => new(Value);
}

[JsonConverter(typeof(IdJson<EmergencyAccessId>))]
public readonly record struct EmergencyAccessId(Guid Value) : IId<EmergencyAccessId>
{
    public static EmergencyAccessId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<ProgramId>))]
public readonly record struct ProgramId(Guid Value) : IId<ProgramId>
{
    public static ProgramId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Any thing of a community, of whichever kind its stream is.</summary>
[JsonConverter(typeof(IdJson<ThingId>))]
public readonly record struct ThingId(Guid Value) : IId<ThingId>
{
    public static ThingId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<ReviewId>))]
public readonly record struct ReviewId(Guid Value) : IId<ReviewId>
{
    public static ReviewId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<HandoverId>))]
public readonly record struct HandoverId(Guid Value) : IId<HandoverId>
{
    public static HandoverId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();

    /// <summary>The words of a note that is about nobody in particular are sealed under a key of its own.</summary>
    public PersonId AsSubject => new(Value);
}

[JsonConverter(typeof(IdJson<MessageId>))]
public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson<CallId>))]
public readonly record struct CallId(Guid Value) : IId<CallId>
{
    public static CallId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Names one clause of a community's charter, for as long as the charter lives: "CL-4.2".</summary>
[JsonConverter(typeof(ClauseIdJson))]
public readonly record struct ClauseId(string Value)
{
    public override string ToString() => Value;
}

public sealed class IdJson<TId> : JsonConverter<TId> where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.Of(reader.GetGuid());
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.Of(Guid.Parse(reader.GetString()!));
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value.ToString());
}

public sealed class ClauseIdJson : JsonConverter<ClauseId>
{
    public override ClauseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A clause id is a string."));
    public override void Write(Utf8JsonWriter writer, ClauseId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
