using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;

namespace Coordination.Host.Operations.Leaving;

/// <summary>Checks the keys of people in an archive, and opens once everything that is sealed under them.</summary>
public sealed class ArchivePeople(CommunityId community, byte[] communityKey, IReadOnlyList<string> destroyed)
{
    private readonly HashSet<Guid> erased = [.. destroyed.Select(note => DestroyedKeys.Read(note)!.Value.Subject)];
    private readonly Dictionary<PersonId, PersonKey> keys = [];
    private readonly byte[] blind = KeyStore.Derive(communityKey, community, BlindIndex.Use);

    public bool IsErased(Guid person) => erased.Contains(person);

    public void Add(KeyLine key)
    {
        try
        {
            if (!IsErased(key.Person))
                keys.Add(new(key.Person), KeyRing.Unwrap(communityKey, community, new(key.Person), key.KeyId, key.Wrapped));
        }
        catch (Exception e) when (e is SealBrokenException or ArgumentException)
        {
            throw new ArchiveRefusedException($"The key of the person {key.Person} was changed, or stands twice in the archive.", e);
        }
    }

    public void Check(VaultLine detail)
    {
        var named = $"the contact detail '{(ContactFields.IsKnown(detail.Field) ? detail.Field : "?")}' of the person {detail.Person}";
        if (!ContactFields.IsKnown(detail.Field)) throw new ArchiveRefusedException($"There is no such thing here as {named}.");
        if (IsErased(detail.Person)) return;
        var (person, field) = (new PersonId(detail.Person), ContactFields.Of(detail.Field));
        var found = BlindIndex.Of(blind, field, Opened(person, named, key => Vault.Open(key, community, person, field, detail.Cipher)));
        if (!CryptographicOperations.FixedTimeEquals(found ?? [], detail.Blind ?? []))
            throw new ArchiveRefusedException($"The search hash of {named} was changed.");
    }

    /// <summary>Opens every sealed value of an event whose subject was not erased.</summary>
    public void Check(JsonElement value, string named)
    {
        if (value.ValueKind == JsonValueKind.Array) foreach (var item in value.EnumerateArray()) Check(item, named);
        if (value.ValueKind != JsonValueKind.Object) return;
        if (!IsSealed(value)) foreach (var member in value.EnumerateObject()) Check(member.Value, named);
        else if (value.Deserialize<Personal>(StoredJson.Options)! is var words && !IsErased(words.Subject.Value))
            Opened(words.Subject, "what is sealed in " + named, key => SealedText.Open(key, community, words).Value);
    }

    private string Opened(PersonId person, string named, Func<PersonKey, string> open)
    {
        try
        {
            return keys.TryGetValue(person, out var key) ? open(key)
                : throw new ArchiveRefusedException($"The archive has no key that opens {named}, nor a note that it was destroyed.");
        }
        catch (SealBrokenException e)
        {
            throw new ArchiveRefusedException(
                $"{char.ToUpperInvariant(named[0])}{named[1..]} does not open with the key of its subject: it was changed.", e);
        }
    }

    private static bool IsSealed(JsonElement value) =>
        value.GetPropertyCount() == 4 && value.TryGetProperty("subject", out _) && value.TryGetProperty("name", out _)
            && value.TryGetProperty("digest", out _) && value.TryGetProperty("cipher", out _);
}
