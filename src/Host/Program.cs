using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;

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
