namespace Coordination.Host.Storage;

/// <summary>Waits from starting the server until it accepts connections, or says why it does not.</summary>
internal static class ServerStart
{
    private const long LongestLog = 10_000_000;

    public static async Task<ServerGuard> UntilReadyAsync(PrivateServerPlan plan, ServerAccount account, CancellationToken cancellation)
    {
        var folder = plan.Folder;
        await Predecessor.WaitOutAsync(folder, TimeSpan.FromSeconds(30), cancellation);
        if (File.Exists(folder.Log) && new FileInfo(folder.Log).Length > LongestLog)
        {
            File.Move(folder.Log, folder.Log + ".1", overwrite: true);
        }
        var logStart = File.Exists(folder.Log) ? new FileInfo(folder.Log).Length : 0;

        var guard = await ServerGuard.StartAsync(plan, account, cancellation);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(TimeSpan.FromMinutes(5)); // recovery after a crash replays what was not yet in the data files
            while (!IsReady(folder, guard.Server))
            {
                if (guard.HasEnded)
                {
                    throw new StorageException($"PostgreSQL did not start: {LastWords(folder.Log, logStart)} (see {folder.Log}).");
                }
                await Task.Delay(20, limit.Token);
            }
            return guard;
        }
        catch (Exception e)
        {
            guard.Release();
            guard.Dispose();
            if (e is OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                throw new StorageException($"PostgreSQL was not ready within five minutes (see {folder.Log}).", e);
            }
            throw;
        }
    }

    // Compare the first line, or another server on the folder would be taken for ours.
    private static bool IsReady(DataFolder folder, int server)
    {
        try
        {
            var lines = File.ReadAllLines(folder.ProcessFile);
            return lines.Length >= 8 && int.TryParse(lines[0], out var id) && id == server && lines[7].Trim() == "ready";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string LastWords(string log, long from)
    {
        if (!File.Exists(log))
        {
            return "it left no log";
        }
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.FirstOrDefault(line => line.Contains("FATAL") || line.Contains("error while loading")) ?? lines.LastOrDefault()
            ?? "it said nothing";
    }
}
