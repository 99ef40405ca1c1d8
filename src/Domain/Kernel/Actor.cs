using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Kernel;

/// <summary>Who acted, as known inside this one community: <c>person:…</c>, <c>program:…</c> or <c>system:…</c>; never a login.</summary>
[JsonConverter(typeof(ActorJson))]
public readonly record struct Actor(string Kind, string Id)
{
    public static Actor Person(PersonId person) => new("person", person.ToString());
    public static Actor Program(ProgramId program) => new("program", program.ToString());
    public static Actor System(string name) => new("system", name);
    public PersonId? AsPerson => Kind == "person" ? new PersonId(Guid.Parse(Id)) : null;
    public ProgramId? AsProgram => Kind == "program" ? new ProgramId(Guid.Parse(Id)) : null;
    public bool Is(PersonId person) => Kind == "person" && Id == person.ToString();
    public override string ToString() => $"{Kind}:{Id}";
}

public sealed class ActorJson : JsonConverter<Actor>
{
    public override Actor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()?.Split(':', 2) is [{ Length: > 0 } kind, { Length: > 0 } id] ? new(kind, id)
            : throw new JsonException("An actor is kind:id.");

    public override void Write(Utf8JsonWriter writer, Actor value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>What entitles somebody to act for another (docs/codes.md).</summary>
public enum Authority { Self, VerbalConsent, WrittenConsent, AttorneyOrDeputy, Parental, ProfessionalReferral, Emergency }

/// <summary>The way a command reached us (docs/codes.md).</summary>
public enum Channel { Web, Phone, Sms, Paper, Desk, Api, Import, System }
