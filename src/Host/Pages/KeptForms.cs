using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;
using Npgsql;

namespace Coordination.Host.Pages;

/// <summary>
/// What somebody typed into a form that was not carried out, for an hour, sealed. The address of its page names it, so that Back and Reload
/// show it again; only whoever typed it sees it.
/// </summary>
public sealed class KeptForms(NpgsqlDataSource store, SignInNames names, IDataProtectionProvider protection)
{
    public const string Table = $"{HostSchema.Schema}.kept_form";

    /// <summary>How many are kept for one person: the last.</summary>
    private const int Most = 20;

    /// <summary>For so long a page may be open until it is sent, and is still of whoever opened it.</summary>
    private static readonly TimeSpan open = TimeSpan.FromHours(12);

    public static IReadOnlyList<string> Create { get; } =
    [
        $"create table if not exists {Table} (id uuid primary key, typed_by text not null, sealed bytea not null, " +
            "at timestamptz not null default now())",
        $"create index if not exists kept_form_typed_by on {Table} (typed_by, at)",
    ];

    /// <summary>Deletes what is older than an hour.</summary>
    public static string Forget { get; } = $"delete from {Table} where at < now() - interval '1 hour'";

    /// <summary>Who typed it, for a field of the form that only this installation reads.</summary>
    public string Typist(Login login) => Typists.Protect(names.Of(login), open);

    /// <summary>Whether this login is who the field names; null if it names nobody.</summary>
    public bool? IsTypist(string? field, Login? login) =>
        TypistIn(field) is not { } name ? null : login is not null && names.Of(login) == name;

    /// <returns>The address of the page that shows it again.</returns>
    public async Task<string> KeepAsync(ReturnedForm form, Login? login, CancellationToken cancellation)
    {
        if (TypistIn(form.Typed[FormFields.Typist]) is not { } typist)
        {
            if (login is null) return form.Page;
            typist = names.Of(login);
        }
        var id = Guid.NewGuid();
        var typed = form.Typed.Where(f => !FormFields.Anew.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray());
        var kept = Written(new(PathOf(form.Page), typed, form.Refused, form.Malformed?.Faults));
        // What is longer than any form here is not kept.
        if (kept.Length > RequestBody.MostBytes)
            kept = Written(new(PathOf(form.Page), new Dictionary<string, string?[]>(), form.Refused, null));
        await using var batch = store.CreateBatch();
        Add(batch, $"insert into {Table} (id, typed_by, sealed) values ($1, $2, $3)", id, typist,
            Protector(id).Protect(kept));
        Add(batch, $"delete from {Table} where id in (select id from {Table} where typed_by = $1 order by at desc offset $2)", typist,
            Most);
        await batch.ExecuteNonQueryAsync(cancellation);
        return $"{form.Page}{(form.Page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{FormFields.Kept}={id}";
    }

    /// <returns>Null if it is not kept any more.</returns>
    public async Task<ReturnedForm?> FindAsync(Guid id, string page, Login login, CancellationToken cancellation)
    {
        await using var command = store.CreateCommand(
            $"select typed_by, sealed from {Table} where id = $1 and at > now() - interval '1 hour'");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;
        if (reader.GetString(0) != names.Of(login)) return new(page, FormCollection.Empty, UnsentForms.TypedByAnother, null);
        var kept = JsonSerializer.Deserialize<Kept>(Protector(id).Unprotect(reader.GetFieldValue<byte[]>(1)), StoredJson.Options)!;
        if (kept.Page != page) return null;
        return new(page, new FormCollection(kept.Typed.ToDictionary(f => f.Key, f => new StringValues(f.Value))), kept.Why,
            kept.Faults is { } faults ? new MalformedException(faults) : null);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        batch.BatchCommands.Add(command);
    }

    private string? TypistIn(string? field)
    {
        try
        {
            return field is { Length: > 0 } ? Typists.Unprotect(field) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Typists => protection.CreateProtector(nameof(Typist)).ToTimeLimitedDataProtector();

    private static byte[] Written(Kept kept) => JsonSerializer.SerializeToUtf8Bytes(kept, StoredJson.Options);

    private static string PathOf(string address) => address.Split('?')[0];

    private IDataProtector Protector(Guid id) => protection.CreateProtector(nameof(KeptForms), id.ToString());

    private sealed record Kept(string Page, IReadOnlyDictionary<string, string?[]> Typed, Refusal? Why, IReadOnlyList<Fault>? Faults);
}
