namespace Coordination.Host.Pages;

/// <summary>Why a page could not be shown or a command was refused, in plain words, with a link onwards.</summary>
public sealed record ProblemModel(int Status, string BackHref)
{
    public string? Code { get; init; }
    public string? Reason { get; init; }
    public string? Clause { get; init; }

    /// <summary>How to ask for an exception, if a rule allows one.</summary>
    public string? HowToAsk { get; init; }
    public string? HelpPhone { get; init; }
}
