using System.Text.RegularExpressions;

namespace Coordination.Host.Storage;

/// <summary>Which PostgreSQL to use and where our own files are, as configured.</summary>
public sealed partial record StorageOptions(string? Coordination, string? Owner, string? Keys, string Data, string KeysFolder,
    string? Database)
{
    public const string DefaultDatabase = "coordination";

    public string PostgresFolder => Path.Combine(Data, "postgres");

    /// <summary>The connection that may create everything that is missing.</summary>
    public string? OwnerOrOnly => Owner ?? Coordination;

    public static StorageOptions Read(IConfiguration configuration)
    {
        var data = Path.GetFullPath(Given(configuration, "DATA") ?? ".data");
        var keys = Path.GetFullPath(Given(configuration, "Keys:Folder") ?? Path.Combine(data, "keys"));
        var database = Given(configuration, "Storage:Database");
        if (database is not null)
        {
            RefuseOddName(database, "Storage:Database");
        }
        return new(
            Given(configuration, "ConnectionStrings:Coordination"),
            Given(configuration, "ConnectionStrings:Owner"),
            Given(configuration, "ConnectionStrings:Keys"),
            data,
            keys,
            database);
    }

    internal static void RefuseOddName(string database, string setting)
    {
        if (!PlainName().IsMatch(database))
        {
            throw new StorageException(
                $"{setting} is '{database}': a database name here has lower-case letters, digits and underscores only, " +
                "starts with a letter and has at most 50 characters.");
        }
    }

    private static string? Given(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];

    [GeneratedRegex("^[a-z][a-z0-9_]{0,49}$")]
    private static partial Regex PlainName();
}
