using System.Diagnostics;

namespace Coordination.Host.Storage;

/// <summary>
/// One run of the server under a shell that stops it when our pipe closes, which happens whenever this process ends, by any signal.
/// </summary>
internal sealed class ServerGuard : IDisposable
{
    // Arguments: postgres, cluster, socket folder, log, the signal to stop by, folder to remove at the end (or nothing), then options of
    // the server. What is removed can be large; nobody waits for that.
    private const string Script = """
        trap '' INT HUP TERM
        exec 2>/dev/null
        postgres=$1 cluster=$2 sockets=$3 log=$4 stop=$5 leftover=$6; shift 6
        "$postgres" -D "$cluster" -k "$sockets" -c listen_addresses= "$@" >>"$log" 2>&1 </dev/null &
        server=$!
        exec 3<&0
        ( while read -r _ <&3; do :; done; kill -$stop $server; exit 0 ) >/dev/null &
        reader=$!
        echo $server
        wait $server; status=$?
        kill -9 $reader; wait $reader
        [ $? = 0 ] && [ -n "$leftover" ] && rm -rf "$leftover" >/dev/null </dev/null &
        exit $status
        """;

    private readonly Process process;

    private ServerGuard(Process process, int server) => (this.process, Server) = (process, server);

    public int Server { get; }
    public Task Ended => process.WaitForExitAsync();
    public bool HasEnded => process.HasExited;

    public static async Task<ServerGuard> StartAsync(PrivateServerPlan plan, ServerAccount account, CancellationToken cancellation)
    {
        // A session of its own: Ctrl+C in a terminal reaches only us, and we stop the server in order.
        string[] session = Tool.Find("setsid") is { } setsid ? [setsid] : [];
        string[] command =
        [
            .. session, .. account.Prefix, "/bin/sh", "-c", Script, "guard",
            plan.Binaries.Program("postgres"), plan.Folder.Cluster, plan.Sockets, plan.Folder.Log, plan.StopSignal, plan.Leftover,
                .. plan.Options,
        ];
        var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        })!;
        try
        {
            var said = await process.StandardOutput.ReadLineAsync(cancellation);
            return int.TryParse(said, out var server)
                ? new(process, server)
                : throw new StorageException(
                    $"PostgreSQL could not be started: '{string.Join(' ', command.Take(session.Length + account.Prefix.Count + 1))}' " +
                    "ended at once.");
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Asks the server to stop, as the end of this process would.</summary>
    public void Release() => process.StandardInput.Close();

    public void Dispose() => process.Dispose();
}
