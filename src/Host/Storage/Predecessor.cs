namespace Coordination.Host.Storage;

/// <summary>The server that last ran on a data folder. It may still run for a moment after its Host was killed.</summary>
internal static class Predecessor
{
    public static async Task WaitOutAsync(DataFolder folder, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience);
        while (ReadProcessId(folder) is { } id)
        {
            if (!IsServing(id))
            {
                ClearLocks(folder);
                return;
            }
            if (limit.IsCancellationRequested && !IsStopping(folder))
            {
                throw new StorageException(
                    $"The data in {folder.Path} is in use by a PostgreSQL server with process id {id}: " +
                    "stop it, or point ConnectionStrings:Coordination at it.");
            }
            await Task.Delay(50, cancellation);
        }
    }

    // A zombie counts as gone, though PostgreSQL itself would take it for a running server: if process 1 reaps nothing, it stays for ever.
    // So does a process that got the number of a server lost in a crash of the machine.
    private static bool IsServing(int id)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            var name = status[(status.IndexOf('(') + 1)..status.LastIndexOf(')')];
            return name == "postgres" && status[status.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    // A server with much to write takes its time to stop, so we wait for it.
    private static bool IsStopping(DataFolder folder)
    {
        try
        {
            return File.ReadLines(folder.ProcessFile).ElementAtOrDefault(7)?.Trim() == "stopping";
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static int? ReadProcessId(DataFolder folder)
    {
        try
        {
            return int.TryParse(File.ReadLines(folder.ProcessFile).FirstOrDefault(), out var id) && (OperatingSystem.IsLinux() || Runs(id))
                ? id : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static bool Runs(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void ClearLocks(DataFolder folder)
    {
        File.Delete(folder.ProcessFile);
        foreach (var socket in Directory.GetFiles(folder.Path, ".s.PGSQL.*"))
        {
            File.Delete(socket);
        }
    }
}
