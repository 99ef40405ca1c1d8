using System.Buffers.Text;
using System.Security.Cryptography;
using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>Writes the envelope of each event. Nothing else writes envelopes.</summary>
public static class Envelopes
{
    public static Envelope For(Fact fact, IEnumerable<PersonId> concerned, Submission submission, Circumstances at)
    {
        var kind = EventNames.Of(fact.Event);
        return new()
        {
            OccurredAt = at.OccurredAt,
            Actor = at.Actor,
            OnBehalfOf = at.OnBehalfOf,
            Authority = at.Authority ?? Authority.Self,
            Channel = at.Channel,
            CharterVersion = at.Charter.Version,
            Clauses = fact.Under,
            ReasonCode = at.ReasonCode,
            Visibility = kind.Visibility,
            Subjects = [.. kind.Subjects(fact.Event).Union(concerned)],
            CommandId = submission.CommandId,
            CorrelationId = submission.Correlation,
            CausationId = submission.Causation,
            Random = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
        };
    }
}
