using Coordination.Host;
using Coordination.Host.Operations;

try
{
    if (OperatorCommands.Find(args) is { } command)
    {
        Console.WriteLine(await command(CancellationToken.None));
        return 0;
    }
    await using var installation = await Installation.BuildAsync(args, Features.All);
    await installation.RunAsync();
    return 0;
}
catch (Exception refused) when (Installation.IsPlain(refused))
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
