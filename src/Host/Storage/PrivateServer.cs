namespace Coordination.Host.Storage;

/// <summary>
/// A PostgreSQL server of our own, on a unix socket only. It ends with this process, and until then is restarted whenever it dies.
/// </summary>
public sealed class PrivateServer : IAsyncDisposable
{
    private readonly PrivateServerPlan plan;
    private readonly ServerAccount account;
    private readonly FileStream folderLock;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private ServerGuard guard;
    private Task supervision = Task.CompletedTask;

    private PrivateServer(PrivateServerPlan plan, ServerAccount account, FileStream folderLock, ServerGuard guard, ILogger logger) =>
        (this.plan, this.account, this.folderLock, this.guard, this.logger) = (plan, account, folderLock, guard, logger);

    public string ConnectionString => plan.ConnectionString;
    public int ProcessId => guard.Server;
    public int Restarts { get; private set; }

    /// <summary>A server whose data stays in the folder after it ends.</summary>
    public static Task<PrivateServer> StartAsync(string folder, PostgresBinaries binaries, ILogger logger,
        CancellationToken cancellation) =>
        StartAsync(PrivateServerPlan.Durable(folder, binaries), logger, cancellation);

    /// <summary>A fast server without durability for tests, removed when it ends.</summary>
    public static Task<PrivateServer> StartThrowAwayAsync(PostgresBinaries binaries, ILogger logger, CancellationToken cancellation) =>
        StartAsync(PrivateServerPlan.ThrowAway(binaries), logger, cancellation);

    private static async Task<PrivateServer> StartAsync(PrivateServerPlan plan, ILogger logger, CancellationToken cancellation)
    {
        plan.Folder.RefuseForeign();
        plan.Folder.RefuseOtherMajor(plan.Binaries);
        var folderLock = await plan.Folder.LockAsync(cancellation);
        try
        {
            var account = await ServerAccount.ChooseAsync(plan.Folder, plan.Binaries, cancellation);
            await plan.Folder.CreateClusterAsync(plan.Binaries, account, plan.IsDurable, cancellation);
            await PrepareSocketsAsync(plan, account, cancellation);
            var guard = await ServerStart.UntilReadyAsync(plan, account, cancellation);
            var server = new PrivateServer(plan, account, folderLock, guard, logger);
            server.supervision = server.SuperviseAsync();
            return server;
        }
        catch
        {
            await folderLock.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await supervision;
        guard.Release();
        await Task.WhenAny(guard.Ended, Task.Delay(TimeSpan.FromMinutes(1)));
        if (!guard.HasEnded)
        {
            logger.LogWarning("PostgreSQL (process {Process}) still writes what it holds and will stop by itself", guard.Server);
        }
        guard.Dispose();
        stopping.Dispose();
        await folderLock.DisposeAsync();
        if (!plan.IsDurable)
        {
            File.Delete(folderLock.Name);
        }
    }

    private static async Task PrepareSocketsAsync(PrivateServerPlan plan, ServerAccount account, CancellationToken cancellation)
    {
        if (plan.Sockets != plan.Folder.Path)
        {
            OwnerOnly.CreateFolder(plan.Sockets);
            await account.TakeOverAsync(plan.Sockets, cancellation);
        }
    }

    private async Task SuperviseAsync()
    {
        while (true)
        {
            await Task.WhenAny(guard.Ended, Task.Delay(Timeout.Infinite, stopping.Token));
            if (stopping.IsCancellationRequested)
            {
                return;
            }
            logger.LogWarning("PostgreSQL (process {Process}) has died; starting it again on {Folder}", guard.Server, plan.Folder.Path);
            if (!await RestartAsync())
            {
                return;
            }
            Restarts++;
            logger.LogWarning("PostgreSQL runs again (process {Process})", guard.Server);
        }
    }

    private async Task<bool> RestartAsync()
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                guard.Release(); // if only the shell died, this stops the server it left behind
                var next = await ServerStart.UntilReadyAsync(plan, account, stopping.Token);
                guard.Dispose();
                guard = next;
                return true;
            }
            catch (Exception e) when (e is StorageException or IOException)
            {
                logger.LogError("PostgreSQL could not be started again: {Reason}", e.Message);
                await Task.WhenAny(Task.Delay(pause, stopping.Token));
                pause = TimeSpan.FromSeconds(Math.Min(5, pause.TotalSeconds * 2));
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
        return false;
    }
}
