using System.Text.Json.Serialization;

namespace Coordination.Domain.Kernel;

/// <summary>
/// The circumstances stored with every event, set by the command path and by nothing else. Its members are fixed for ever.
/// </summary>
public sealed record Envelope
{
    public required DateTimeOffset OccurredAt { get; init; }
    public required Actor Actor { get; init; }
    public PersonId? OnBehalfOf { get; init; }
    public required Authority Authority { get; init; }

    /// <summary>The person in whose name somebody else acted.</summary>
    [JsonIgnore]
    public PersonId? InNameOf => OnBehalfOf is { } named && !Actor.Is(named) ? named : null;
    public required Channel Channel { get; init; }
    public required int CharterVersion { get; init; }
    public required IReadOnlyList<ClauseId> Clauses { get; init; }
    public string? ReasonCode { get; init; }
    public required To Visibility { get; init; }
    public required IReadOnlyList<PersonId> Subjects { get; init; }
    public required Guid CommandId { get; init; }
    public required Guid CorrelationId { get; init; }
    public Guid? CausationId { get; init; }

    /// <summary>128 random bits in base64url: they hide events of few possible values once hashed.</summary>
    public required string Random { get; init; }
}
