pragma Singleton
import QtQuick

// All that the dock's QML knows. Python writes the properties; QML sends taps back.
QtObject {
    id: played

    // What there is: rows of ui/demo/dock_choices.py.
    property var phones: []
    property var identityCard: ({})
    property var wallets: []
    property var reportPhones: []
    property var badges: []
    property var releases: []
    property var scans: []
    property var manners: []
    property var printerPositions: []
    property var reportPrinterPositions: []
    property var cameraPositions: []
    property var hospitalPositions: []
    property var gatewayPositions: []
    property var insurancePositions: []

    // The board: ui.demo.dock_model.Board.
    property bool ready: false
    property string held: ""
    property string manner: ""
    property int secondsLeft: -1
    property string code: ""
    property string digits: ""
    property string printer: ""
    property string reportPrinter: ""
    property string camera: ""
    property string document: ""
    property string hospital: ""
    property string gateway: ""
    property string insurance: ""
    property int slipCount: 0
    property string slip: ""
    property bool slipWhole: true
    property int sheetCount: 0
    property int paperCount: 0
    property string paper: ""
    property int papersHeld: 0
    property int printsTold: 0
    property string hospitalTime: ""
    property int signIns: 0
    property int requests: 0
    property string takings: ""
    property int ordersOpen: 0
    property int ordersPaid: 0
    property int ordersReturned: 0
    property int billsBooked: 0
    property string trouble: ""

    property string address: ""
    // A real camera looks at this screen instead of the played lobby's.
    property bool realCamera: false
    property real zoom: 1

    signal tapped(what: string, key: string)

    function tap(what: string, key: string): void {
        played.tapped(what, key);
    }

    // Whether all is well with a switch.
    function fine(positions: var, position: string): bool {
        return played.row(positions, position)?.fine ?? true;
    }

    // The row of `rows` with this key, or null.
    function row(rows: var, key: string): var {
        for (let i = 0; i < rows.length; i++) {
            if (rows[i].key === key)
                return rows[i];
        }
        return null;
    }
}
