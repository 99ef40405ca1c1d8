using System.Globalization;
using System.Text;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Host.Keys;

/// <summary>The people of a community by name, up to the limit.</summary>
public sealed record NameList(IReadOnlyList<(PersonId Person, string Name)> Names, bool IsWhole);

/// <summary>The contact details of the people of a community, each encrypted under that person's key. Log every reading first.</summary>
public sealed class Vault(KeyStore store, KeyRing keys, NpgsqlDataSource events)
{
    /// <summary>So many names of a community are sorted and searched.</summary>
    public const int MostNames = 20_000;

    private readonly SharedRoundTrip<(Guid Tenant, string Field, byte[] Blind), IReadOnlyList<PersonId>> finding =
        new(asked => FindAsync(events, asked));

    /// <summary>Encrypts details for <see cref="VaultWriting"/>. An empty text removes the field.</summary>
    public async ValueTask<IReadOnlyList<VaultRow>> PrepareAsync(
        CommunityId tenant, PersonId person, IReadOnlyDictionary<ContactField, string> details, CancellationToken cancellation) =>
        Rows(tenant, person, details, await keys.GetOrMakeAsync(tenant, person, cancellation),
            await store.DerivedKeyAsync(tenant, BlindIndex.Use, cancellation));

    /// <summary>The same for a command, with a key that is stored once the command is recorded if the person has none.</summary>
    public async ValueTask<IReadOnlyList<VaultRow>> PrepareAsync(CommunityId tenant, PersonId person,
        IReadOnlyDictionary<ContactField, string> details, NewKeys made, CancellationToken cancellation) =>
        Rows(tenant, person, details, await keys.FindOrDraftAsync(tenant, person, made, cancellation),
            await store.DerivedKeyAsync(tenant, BlindIndex.Use, made, cancellation));

    private static IReadOnlyList<VaultRow> Rows(
        CommunityId tenant, PersonId person, IReadOnlyDictionary<ContactField, string> details, PersonKey key, byte[] blind)
    {
        var kept = details.ToDictionary(d => d.Key, d => PlainText.Kept(d.Key.Code(), d.Value).Trim());
        return [.. kept.Select(d => d.Value.Length == 0
            ? new VaultRow(tenant, person, d.Key, null, null)
            : new(tenant, person, d.Key, SealedText.Encrypt(key, Encoding.UTF8.GetBytes(d.Value), BoundTo(tenant, person, d.Key, key.Id)),
                BlindIndex.Of(blind, d.Key, d.Value)))];
    }

    /// <summary>People without a name in the vault are left out.</summary>
    public async Task<IReadOnlyDictionary<PersonId, Unsealed>> NamesOfAsync(
        CommunityId tenant, IReadOnlyCollection<PersonId> people, CancellationToken cancellation)
    {
        if (people.Count == 0) return new Dictionary<PersonId, Unsealed>();
        await using var command = events.CreateCommand(
            "select person, field, cipher from vault.contact where tenant = $1 and person = any ($2) and field = 'name'");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = people.Select(p => p.Value).ToArray() });
        return (await ReadAsync(command, tenant, cancellation)).ToDictionary(r => r.Person, r => r.Value);
    }

    public async Task<IReadOnlyDictionary<ContactField, Unsealed>> ContactOfAsync(
        CommunityId tenant, PersonId person, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand("select person, field, cipher from vault.contact where tenant = $1 and person = $2");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = person.Value });
        return (await ReadAsync(command, tenant, cancellation)).ToDictionary(r => r.Field, r => r.Value);
    }

    /// <summary>Whether it is on record how this person could be called, written to or found.</summary>
    public async Task<bool> IsReachableAsync(CommunityId tenant, PersonId person, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(
            "select exists (select from vault.contact where tenant = $1 and person = $2 and field = any ($3))");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = person.Value });
        command.Parameters.Add(new() { Value = reaching.Select(f => f.Code()).ToArray() });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static readonly ContactField[] reaching = [ContactField.Phone, ContactField.Email, ContactField.ReachNotes];

    /// <summary>These fields of many people at once.</summary>
    public async Task<ILookup<PersonId, (ContactField Field, Unsealed Value)>> ContactsOfAsync(
        CommunityId tenant, IReadOnlyCollection<PersonId> people, IReadOnlyCollection<ContactField> fields,
        CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(
            "select person, field, cipher from vault.contact where tenant = $1 and person = any ($2) and field = any ($3)");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = people.Select(p => p.Value).ToArray() });
        command.Parameters.Add(new() { Value = fields.Select(f => f.Code()).ToArray() });
        return (await ReadAsync(command, tenant, cancellation)).ToLookup(r => r.Person, r => (r.Field, r.Value));
    }

    /// <summary>By the number where enough of it is digits, else by parts of the name, A to Z.</summary>
    public async Task<IReadOnlyList<PersonId>> SearchAsync(CommunityId tenant, string nameOrPhone, CultureInfo culture,
        CancellationToken cancellation)
    {
        if (nameOrPhone.Count(char.IsDigit) >= ContactLimits.FewestPhoneDigits)
            return await FindByPhoneAsync(tenant, nameOrPhone, cancellation);
        var names = await ListNamesAsync(tenant, MostNames, culture, cancellation);
        IEnumerable<PersonId> found = names.Names.Where(n => NameFold.Holds(n.Name, nameOrPhone)).Select(n => n.Person);
        return names.IsWhole ? [.. found] : [.. found.Union(await FindByNameAsync(tenant, nameOrPhone, cancellation))];
    }

    public async Task<IReadOnlyList<PersonId>> FindByPhoneAsync(CommunityId tenant, string phone, CancellationToken cancellation) =>
        (await FindAllAsync(tenant, cancellation, (ContactField.Phone, phone)))[0];

    public async Task<IReadOnlyList<PersonId>> FindByNameAsync(CommunityId tenant, string name, CancellationToken cancellation) =>
        (await FindAllAsync(tenant, cancellation, (ContactField.Name, name)))[0];

    /// <summary>Sorted by the rules of the culture. Erased people are left out.</summary>
    public async Task<NameList> ListNamesAsync(CommunityId tenant, int most, CultureInfo culture, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(
            "select person, field, cipher from vault.contact where tenant = $1 and field = 'name' order by person limit $2");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = most + 1 });
        var rows = await ReadAsync(command, tenant, cancellation);
        var order = StringComparer.Create(culture, CompareOptions.IgnoreCase);
        return new([.. rows.Take(most).Where(r => r.Value is Unsealed.Text).Select(r => (r.Person, r.Value.Or("")))
            .OrderBy(r => r.Item2, order).ThenBy(r => r.Person.Value)], rows.Count <= most);
    }

    /// <summary>
    /// The people found by each of these details, in one query. A detail that is not searchable finds nobody, and nothing finds somebody
    /// whose key was destroyed.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<PersonId>>> FindAllAsync(
        CommunityId tenant, CancellationToken cancellation, params (ContactField Field, string Value)[] details)
    {
        var key = await store.DerivedKeyAsync(tenant, BlindIndex.Use, cancellation);
        var asked = details.SelectMany((d, place) => BlindIndex.AllOf(key, d.Field, PlainText.Kept(d.Field.Code(), d.Value))
            .Select(blind => (Place: place, Detail: (tenant.Value, d.Field.Code(), blind)))).ToList();
        var found = asked.Zip(await finding.AskAsync([.. asked.Select(a => a.Detail)], cancellation))
            .ToLookup(f => f.First.Place, f => f.Second);
        store.Destroyed.Refresh();
        return [.. details.Select((_, place) => (IReadOnlyList<PersonId>)
            [.. found[place].SelectMany(people => people).Distinct().Where(p => !store.Destroyed.Contains(tenant, p))])];
    }

    /// <summary>Deletes the contact details of people whose keys are destroyed, and the index by which they were found.</summary>
    public static async Task<int> ForgetAsync(NpgsqlDataSource events, IReadOnlyCollection<(Guid Tenant, Guid Subject)> destroyed,
        CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(
            "delete from vault.contact c using unnest($1::uuid[], $2::uuid[]) gone (tenant, subject) " +
            "where c.tenant = gone.tenant and c.person = gone.subject");
        command.Parameters.Add(new() { Value = destroyed.Select(d => d.Tenant).ToArray() });
        command.Parameters.Add(new() { Value = destroyed.Select(d => d.Subject).ToArray() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<PersonId>>> FindAsync(
        NpgsqlDataSource events, IReadOnlyList<(Guid Tenant, string Field, byte[] Blind)> asked)
    {
        await using var command = events.CreateCommand("""
            select k.place - 1, c.person from unnest($1, $2, $3) with ordinality as k(tenant, field, blind, place)
            cross join lateral (select person from vault.contact c
              where c.tenant = k.tenant and c.field = k.field and c.blind = k.blind and c.blind is not null order by person limit 100) c
            order by 1, 2
            """);
        command.Parameters.Add(new() { Value = asked.Select(a => a.Tenant).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(a => a.Field).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(a => a.Blind).ToArray() });
        List<PersonId>[] found = [.. asked.Select(_ => new List<PersonId>())];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) found[reader.GetInt64(0)].Add(new(reader.GetGuid(1)));
        return found;
    }

    private async Task<List<(PersonId Person, ContactField Field, Unsealed Value)>> ReadAsync(NpgsqlCommand command, CommunityId tenant,
        CancellationToken cancellation)
    {
        List<(PersonId Person, ContactField Field, string Cipher)> rows = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                rows.Add((new(reader.GetGuid(0)), ContactFields.Of(reader.GetString(1)), reader.GetString(2)));
        var found = await keys.FindAsync(tenant, [.. rows.Select(r => r.Person)], cancellation);
        return [.. rows.Select(r => (r.Person, r.Field, found.TryGetValue(r.Person, out var key)
            ? new Unsealed.Text(Open(key, tenant, r.Person, r.Field, r.Cipher), "")
            : (Unsealed)Unsealed.Erased.Value))];
    }

    /// <summary>Throws <see cref="SealBrokenException"/> if it is not this field of this person.</summary>
    internal static string Open(PersonKey key, CommunityId tenant, PersonId person, ContactField field, string cipher) =>
        Encoding.UTF8.GetString(SealedText.Decrypt(key, cipher, BoundTo(tenant, person, field, key.Id)));

    private static byte[] BoundTo(CommunityId tenant, PersonId person, ContactField field, Guid keyId) =>
        Jcs.Canonical("vault", tenant.ToString(), person.ToString(), field.Code(), keyId.ToString());
}
