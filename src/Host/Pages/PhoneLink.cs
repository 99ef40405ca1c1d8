namespace Coordination.Host.Pages;

/// <summary>A telephone number as a link that a phone can call.</summary>
public static class PhoneLink
{
    public static string Href(string phone) => "tel:" + string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
