using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Coordination.Integration.Privacy;

/// <summary>Everything a Host logs, with its parameters, scopes and exceptions.</summary>
public sealed class HeardLogs : ILoggerProvider, ISupportExternalScope
{
    /// <summary>Settings under which a Host logs everything, and nothing on the console.</summary>
    public static readonly string[] Everything =
    [
        "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Coordination=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection=Trace",
        "--Logging:LogLevel:Wolverine.Configuration.HandlerDiscovery=Trace", "--Logging:Console:LogLevel:Default=None",
    ];

    private readonly ConcurrentQueue<(LogLevel Level, string Category, string Line)> heard = [];
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IEnumerable<(LogLevel Level, string Category, string Line)> Lines => heard;
    public string Text => string.Join('\n', heard.Select(h => $"{h.Level} {h.Category}: {h.Line}"));

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;
    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Ear(HeardLogs of, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => of.scopes.Push(state);
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
            string> formatter)
        {
            var line = new StringBuilder(formatter(state, exception));
            if (state is IEnumerable<KeyValuePair<string, object?>> parts) line.AppendJoin(';', parts);
            of.scopes.ForEachScope((scope, to) => to.Append(" => ")
                .Append(scope is IEnumerable<KeyValuePair<string, object?>> inner ? string.Join(';', inner) : scope), line);
            line.Append(exception);
            of.heard.Enqueue((logLevel, category, line.ToString()));
        }
    }
}
