using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Operations.Leaving;

/// <summary><c>import --from=file</c>: imports an archive into this installation, whole or not at all, while no Host runs on it.</summary>
public static class ImportCommand
{
    public static async Task<string> RunAsync(string[] settings, TextReader input, CancellationToken cancellation)
    {
        var given = Installation.Configuration(settings);
        var from = Path.GetFullPath(given.Needed("from", "FROM=file"));
        var steward = Steward(given);
        using var archive = ArchiveReader.Open(from);
        var passphrase = await Passphrase.ReadAsync(given["passphrase-file"], input, cancellation);
        var found = await ArchiveCheck.RunAsync(archive, passphrase, cancellation);

        await using var storage = await Installation.OpenStorageAsync(settings);
        await StoreInUse.RefuseAsync(storage, "import", cancellation);
        await Migration.RunAsync(storage, OperatorCommands.Lists, VaultSchema.Statements, cancellation);
        var keys = await KeysWiring.OpenAsync(given, storage, cancellation);
        await using var keysDatabase = keys.Database;
        await using var owner = NpgsqlDataSource.Create(storage.Owner);
        var (code, events) = await new Import(owner, keys, await KeysWiring.SignInNamesAsync(keys, cancellation))
            .RunAsync(found, given["code"] is { Length: > 0 } other ? other : null, steward, cancellation);
        return $"Imported {events} events of {code}; its lists fill when the Host starts. " + (steward is null
            ? "Nobody can sign in to it here yet: " +
                "make link COMMUNITY=… PERSON=… ISSUER=… SUBJECT=… links a sign-in name to a person."
            : "Its steward can sign in; make link links the sign-in names of the others.");
    }

    private static (Login, PersonId?)? Steward(IConfiguration given) => (given["issuer"], given["subject"], given["steward"]) switch
    {
        (null or "", null or "", null or "") => null,
        ({ Length: > 0 } issuer, { Length: > 0 } subject, null or "") => (new(issuer, subject), null),
        ({ Length: > 0 } issuer, { Length: > 0 } subject, { } person) when Guid.TryParseExact(person, "D", out var id) =>
            (new(issuer, subject), new(id)),
        _ => throw new ArchiveRefusedException(
            "The sign-in name of the first steward needs both ISSUER=… and SUBJECT=…; STEWARD=… is the id of a person."),
    };
}
