using System.Security.Cryptography;

namespace Coordination.Host.Storage;

/// <summary>The plan of a private server: durable in a folder of ours, or deleted after a test.</summary>
internal sealed record PrivateServerPlan(DataFolder Folder, PostgresBinaries Binaries, bool IsDurable, string Sockets)
{
    public IEnumerable<string> Options => Settings.SelectMany(setting => new[] { "-c", setting });

    /// <summary>How to stop: fast, with everything written; or at once, if nothing is kept.</summary>
    public string StopSignal => IsDurable ? "INT" : "QUIT";

    public string Leftover => !IsDurable ? Folder.Path : Folder.HoldsSockets ? "" : Sockets;

    public string ConnectionString => At(Sockets);

    public static string At(string sockets) =>
        $"Host={sockets};Port=5432;Username=postgres;Database=postgres;GSS Encryption Mode=Disable;SSL Mode=Disable";

    private IEnumerable<string> Settings => IsDurable
        ? ["unix_socket_permissions=0700", "max_connections=100", "jit=off"]
        : ["unix_socket_permissions=0700", "max_connections=1000", "jit=off", "fsync=off", "synchronous_commit=off",
            "full_page_writes=off"];

    public static PrivateServerPlan Durable(string folder, PostgresBinaries binaries)
    {
        var data = new DataFolder(folder);
        return new(data, binaries, true, data.HoldsSockets ? data.Path : Temporary());
    }

    public static PrivateServerPlan ThrowAway(PostgresBinaries binaries)
    {
        var data = new DataFolder(Temporary());
        return new(data, binaries, false, data.Path);
    }

    private static string Temporary() =>
        Path.Combine(OperatingSystem.IsMacOS() ? "/tmp"
            : Path.GetTempPath(), "coordination-" + RandomNumberGenerator.GetHexString(12, lowercase: true));
}
