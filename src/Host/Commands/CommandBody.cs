using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>
/// What every command may say besides its own content: for whom, with what authority, through which channel, and when it really happened.
/// </summary>
public abstract record CommandBody
{
    /// <summary>The person for whom this is done, when the caller does it for somebody else.</summary>
    public PersonId? OnBehalfOf { get; init; }
    /// <summary>The authority to act for that person.</summary>
    public Authority? Authority { get; init; }
    /// <summary>The channel it came through; the channel of the call itself if absent.</summary>
    public StatedChannel? Channel { get; init; }
    /// <summary>When it happened, if earlier than now: an instant with its offset. Only coordinators say so.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
    /// <summary>Why it is entered late, as a code (docs/codes.md).</summary>
    public string? ReasonCode { get; init; }

    public Account Account(Channel otherwise) => new((Channel?)Channel ?? otherwise, OnBehalfOf, Authority, OccurredAt, ReasonCode);
}

/// <summary>The channels a caller can name. That something was imported, or done by the system, is known by the server alone.</summary>
public enum StatedChannel
{
    Web = Channel.Web,
    Phone = Channel.Phone,
    Sms = Channel.Sms,
    Paper = Channel.Paper,
    Desk = Channel.Desk,
    Api = Channel.Api,
}

/// <summary>A command without content of its own.</summary>
public sealed record PlainBody : CommandBody;

/// <summary>A command with a text in a person's own words.</summary>
public sealed record WordsBody : CommandBody
{
    /// <summary>Sealed before it is stored.</summary>
    [MaxLength(Personal.LongestWords)]
    public required string Words { get; init; }
}

/// <summary>A day, and a time of that day if one was said, by the community's own clock.</summary>
public sealed record When(DateOnly On, TimeOnly? At);
