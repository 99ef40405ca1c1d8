using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Storage;

namespace Coordination.Host.People;

/// <summary>
/// The code given to an invited person whom nobody signs in as. It names their record and the end of the invitation, only this installation
/// can make it, and it works once. It gives nothing by itself: a steward agrees that whoever uses it is that person.
/// </summary>
public sealed class Invitations(KeyStore keys, Folds folds, Logins logins, CommunityClock clock)
{
    private const int MacBytes = 16;

    /// <summary>Null if no invitation is open.</summary>
    public async ValueTask<string?> OfAsync(CommunityId community, Membership person, CancellationToken cancellation) =>
        person is { Standing: Standing.Invited, Until: { } until } && until > clock.GetUtcNow()
            && !await logins.AnyOfAsync(community, person.Records, cancellation)
            ? Base64Url.EncodeToString([.. person.Id.Value.ToByteArray(true),
                .. (await MacAsync(community, person.Id, until, cancellation)).AsSpan(0, MacBytes)])
            : null;

    /// <summary>The person whose record it names.</summary>
    /// <exception cref="MalformedException">The code is not one of ours, or the invitation is no longer open.</exception>
    public async ValueTask<PersonId> ReadAsync(CallerContext call, string text)
    {
        if (await logins.PersonAsync(call.Login, call.Community, call.Cancellation) is not null)
            throw new MalformedException("invitation",
                "you are known here already. Ask a coordinator if it should be under another record.");
        return await FindAsync(call.Community, text, call.Cancellation)
            ?? throw new MalformedException("invitation", "this invitation is not known, was used, or is over. Ask for a new one.");
    }

    public async ValueTask<PersonId?> FindAsync(CommunityId community, string text, CancellationToken cancellation)
    {
        var bytes = new byte[16 + MacBytes];
        if (!Base64Url.IsValid(text, out var length) || length != bytes.Length || !Base64Url.TryDecodeFromChars(text, bytes, out _))
            return null;
        var person = new PersonId(new(bytes.AsSpan(0, 16), bigEndian: true));
        var (state, _) = await folds.FoldAsync(Membership.Stream, community, person.Value, cancellation);
        if (state is not { Standing: Standing.Invited, Until: { } until } || until <= clock.GetUtcNow()
            || await logins.AnyOfAsync(community, state.Records, cancellation)) return null;
        return CryptographicOperations.FixedTimeEquals((await MacAsync(community, person, until, cancellation)).AsSpan(0, MacBytes),
            bytes.AsSpan(16)) ? person : null;
    }

    private async ValueTask<byte[]> MacAsync(CommunityId community, PersonId person, DateTimeOffset until,
        CancellationToken cancellation) =>
        HMACSHA256.HashData(await keys.DerivedKeyAsync(community, "invitations", cancellation),
            Jcs.Canonical(person.ToString(), until.UtcTicks.ToString(CultureInfo.InvariantCulture)));
}
