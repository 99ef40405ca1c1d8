using Coordination.Host.Storage;
using Coordination.Host.Wiring;

try
{
    if (args is ["rebuild", .. var settings])
    {
        await using var storage = await Installation.OpenStorageAsync(settings);
        Console.WriteLine(await Rebuild.RunAsync(storage, CancellationToken.None));
        return 0;
    }
    await using var installation = await Installation.BuildAsync(args);
    await installation.RunAsync();
    return 0;
}
catch (Exception refused) when (Installation.IsPlain(refused))
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
