using Coordination.Host.Storage;
using Coordination.Host.Wiring;

var builder = WebApplication.CreateBuilder(args);
using var starting = LoggerFactory.Create(logging => logging.AddSimpleConsole());
await using var storage = await RunningStorage.OpenAsync(builder.Configuration, starting.CreateLogger("storage"), CancellationToken.None);
await Migration.RunAsync(storage, [], CancellationToken.None);
builder.AddStore(storage);

var app = builder.Build();
await app.RunAsync();
